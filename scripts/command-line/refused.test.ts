import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restoreBackup } from '../backup/restore-backup.ts'
import { plainOutput } from '../deploy/run-wrangler.ts'
import { openDayByCommand } from '../diary/open-day.ts'
import { readFolder } from '../new/from/read-folder.ts'
import { runHere } from '../test-support/run-here.ts'
import { Usage } from './failed.ts'
import { explain } from './run-command.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'refused-'))
  await writeFile(path.join(folder, 'there.tar.gz'), 'no archive')
})
afterAll(() => rm(folder, { recursive: true }))

describe('what cannot be asked ends with 2 and a sentence', () => {
  it.each([
    ['verdict', ['--variant', 'a:1'], /^--variant "a:1" is not NAME:EXPOSURES/],
    [
      'verdict',
      ['--variant', 'control:310:14', '--variant', 'garden:305:400'],
      /^--variant "garden:305:400" has more conversions than exposures/,
    ],
    ['secrets', ['rotate', 'NOPE'], /^There is no secret "NOPE"/],
  ] as const)('%s %j', async (command, flags, sentence) => {
    const { code, text } = await runHere(command, flags, {})
    expect([code, text]).toEqual([2, expect.stringMatching(sentence)])
    expect(text).not.toMatch(/fault of the program/)
  })

  it('a folder of a site that is none, and a day that the calendar has not', async () => {
    await expect(readFolder(path.join(folder, 'nothing'))).rejects.toThrow(Usage)
    await expect(openDayByCommand({} as never, { day: '2026-12-99' })).rejects.toThrow('There is no day "2026-12-99".')
  })
})

describe('what cannot be done ends with 1 and what to do', () => {
  it.each([
    ['check-tenant', ['nope'], /^There is no tenant "nope"/],
    ['backup', ['--out', 'THERE'], /there\.tar\.gz is there already\. Name another file, or say --overwrite\./],
    ['backup', ['--out', '/nonexist/b.tar.gz'], /^There is no folder \/nonexist\./],
    ['social', ['import', '/nonexist.csv', '--tenant', 'claire'], /^\/nonexist\.csv is not there/],
  ] as const)('%s %j', async (command, flags, sentence) => {
    const named = flags.map((flag) => (flag === 'THERE' ? path.join(folder, 'there.tar.gz') : flag))
    const { code, text } = await runHere(command, named, {})
    expect([code, text]).toEqual([1, expect.stringMatching(sentence)])
    expect(text).not.toMatch(/ENOENT/)
  })

  it('a file in a folder that is not there', async () => {
    const error = await writeFile('/nonexist/x.eml', '').catch((thrown: unknown) => thrown)
    expect(explain(error, 'report')).toEqual({ code: 1, text: expect.stringMatching(/^\/nonexist\/x\.eml is not there, or the folder/) })
  })

  it('a back-up that is none leaves no folder, and its hint is one line of a shell', async () => {
    const file = path.join(folder, 'there.tar.gz')
    const asked = { dataDir: path.join(folder, 'new/data'), secrets: file, key: undefined }
    await expect(restoreBackup({ ...asked, file })).rejects.toThrow('is no archive of npm run backup')
    expect(await readdir(folder)).toEqual(['there.tar.gz'])
    await expect(restoreBackup({ ...asked, dataDir: folder, file: '/a b/c.tar.gz' })).rejects.toThrow("npm run restore -- '/a b/c.tar.gz'")
  })
})

it('shows no colours of wrangler, and no hint at an account for an hour', () => {
  expect(plainOutput('\u001b[31mNo token.\u001b[39m\nOr run with --temporary.\nSet it.')).toBe('No token.\nSet it.')
})
