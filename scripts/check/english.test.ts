import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Sentences that were mended once: people read them, and nobody would say them. */
const WRONG = [
  'Look into your mail',
  'This link is used up',
  'Which mails you get',
  "'Kept.'",
  'Note it',
  'waits for you',
  'did not come',
  'Did not come',
  'Confirm all the same',
  'declined or run out',
  'In the long run that means',
  'Most end here',
  'comes on two days counts twice',
  'Nobody expects you',
  'The client gets a mail',
  'Unfortunately this time is not possible',
  'You can answer this mail',
  'has to cancel this appointment',
]

describe('what people read', () => {
  it('has none of the sentences that were mended', async () => {
    const found: string[] = []
    for (const folder of ['edge', 'sites']) {
      const names = await readdir(path.join(ROOT, folder), { recursive: true })
      for (const name of names.filter((each) => /\.(ts|tsx|astro|html|txt)$/.test(each))) {
        const text = await readFile(path.join(ROOT, folder, name), 'utf8')
        found.push(...WRONG.filter((sentence) => text.includes(sentence)).map((sentence) => `${folder}/${name}: ${sentence}`))
      }
    }
    expect(found).toEqual([])
  })
})
