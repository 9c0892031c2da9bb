import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startOf } from '../../db/embedded/is-alive.ts'
import { DataDirInUse, lockDataDir } from './lock-data-dir.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** As a platform that was killed, or runs, leaves it: the parent stands for whoever has the number now. */
async function lockedBy(pid: number, start?: string): Promise<void> {
  await writeFile(path.join(folder, 'serve.pid'), String(pid))
  if (start !== undefined) await writeFile(path.join(folder, 'serve.start'), start)
}

it('keeps a second platform out while the first one runs', async () => {
  await lockedBy(process.ppid, await startOf(process.ppid))
  await expect(lockDataDir(folder)).rejects.toThrow(DataDirInUse)
})

it('keeps out by the number alone where the version before has locked', async () => {
  await lockedBy(process.ppid)
  await expect(lockDataDir(folder)).rejects.toThrow(DataDirInUse)
})

it('lets a platform start when another process has the number of one that was killed', async () => {
  await lockedBy(process.ppid, '1')
  const unlock = await lockDataDir(folder)
  expect(await readFile(path.join(folder, 'serve.pid'), 'utf8')).toBe(String(process.pid))
  expect(await readFile(path.join(folder, 'serve.start'), 'utf8')).toBe(await startOf(process.pid))
  await unlock()
  expect(await readdir(folder)).toEqual([])
})
