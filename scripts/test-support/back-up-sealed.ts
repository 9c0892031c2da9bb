import { stat } from 'node:fs/promises'
import { list } from 'tar'
import { expect } from 'vitest'
import { runHere } from './run-here.ts'

/** A back-up of `dataDir`, sealed to a new key that lies beside it, and beside the folder. */
export async function backUpSealed(dataDir: string): Promise<{ sealed: string; keyFile: string }> {
  const [sealed, keyFile] = [`${dataDir}.sealed`, `${dataDir}.key`]
  const { text } = await runHere('backup', ['--new-key', keyFile], {})
  expect(await runHere('backup', ['--new-key', keyFile], {})).toMatchObject({ code: 1, text: expect.stringMatching(/never written over/) })
  const BACKUP_RECIPIENT = /^BACKUP_RECIPIENT=(\S+)$/m.exec(text)?.[1] ?? ''
  expect(await runHere('backup', ['--out', sealed], { DATA_DIR: dataDir, BACKUP_RECIPIENT })).toMatchObject({ code: 0 })
  expect([(await stat(sealed)).mode & 0o077, (await stat(keyFile)).mode & 0o077]).toEqual([0, 0])
  await expect(list({ file: sealed, strict: true })).rejects.toThrow()
  return { sealed, keyFile }
}
