import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Phrases that were corrected once, in what people read, in docs and in comments: nobody would say them. */
const WRONG: (string | RegExp)[] = [
  'That were several requests',
  'Look into your mail',
  'This link is used up',
  'Which mails you get',
  "'Kept.'",
  'Note it',
  'waits for you',
  /\b[Dd]id not come\b/,
  'Confirm all the same',
  'declined or run out',
  'In the long run that means',
  'Most end here',
  /comes on two days counts twice/i,
  'Nobody expects you',
  'The client gets a mail',
  'Unfortunately this time is not possible',
  'You can answer this mail',
  'has to cancel this appointment',
  'I answer monday',
  'Welcome as verification',
  /\b(an|the|work|weekly) e-mail\b/i,
  /(\d|percent\}) %/,
  /Requests reach .{1,40} alone/,
  'look at the marked fields',
  /from \d+–\d+ [A-Z]/,
  'takes it over while it runs',
  'mends format',
  'what is missing is said',
  'but mendings',
  'whatever is broken but',
  /\bhas it not\b/,
  'is told beside it',
  'so that who asks for help',
  'this email can compare',
  'people not counted',
  'Words of the main button',
  'Line under your name',
  'lower right of its middle',
  'Your site has it',
  'made with your changes',
  'came on these days',
  'You publish when you are ready',
  'Ways to verify that you take',
  'What holds if',
  'a last look by',
]

const FOLDERS = ['edge', 'sites', 'tenants', 'db', 'docs']
/** Immutable once they are released, generated, or about other numbers. */
const LEFT_ALONE = /^(db\/migrations|tenants\/contract\/json-schema|docs\/(decisions|licences|performance))/

describe('what people read', () => {
  it('has none of the sentences that were corrected', async () => {
    const found: string[] = []
    for (const file of await filesToRead()) {
      const text = await readFile(path.join(ROOT, file), 'utf8')
      found.push(
        ...WRONG.filter((wrong) => (typeof wrong === 'string' ? text.includes(wrong) : wrong.test(text))).map(
          (wrong) => `${file}: ${wrong}`,
        ),
      )
    }
    expect(found).toEqual([])
  })
})

async function filesToRead(): Promise<string[]> {
  const named = await Promise.all(
    FOLDERS.map(async (folder) =>
      (await readdir(path.join(ROOT, folder), { recursive: true })).map((name) => path.posix.join(folder, name)),
    ),
  )
  return ['README.md', ...named.flat()].filter((file) => /\.(ts|tsx|astro|html|txt|md|sql|yaml)$/.test(file) && !LEFT_ALONE.test(file))
}
