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
  expect(await readdir(folder)).toEqual(['serve.lock'])
})

it('lets one in of several that start at the same moment, and another when that has ended', async () => {
  const starts = await Promise.allSettled(Array.from({ length: 6 }, () => lockDataDir(folder)))
  const [first, ...more] = starts.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  expect(more).toEqual([])
  expect(starts.flatMap((each) => (each.status === 'rejected' ? [each.reason] : [])).every((each) => each instanceof DataDirInUse)).toBe(
    true,
  )
  await first?.()
  await (await lockDataDir(folder))()
})

it('keeps a second platform out of another container, where the numbers of processes mean nothing', async () => {
  const unlock = await lockDataDir(folder)
  // Its number is that of whoever asks there.
  await lockedBy(process.pid, await startOf(process.pid))
  await expect(lockDataDir(folder)).rejects.toThrow(DataDirInUse)
  await unlock()
})

it('proposes a folder that git leaves alone: its secrets and requests are in no commit', async () => {
  const unlock = await lockDataDir(folder)
  const refused = await lockDataDir(folder).then(
    () => '',
    (error: Error) => error.message,
  )
  const proposed = /DATA_DIR=(\S+)/.exec(refused)?.[1] ?? ''
  const ignored = (await readFile(path.join(import.meta.dirname, '../../.gitignore'), 'utf8')).split('\n')
  expect(ignored.some((line) => path.matchesGlob(`${proposed}/`, line))).toBe(true)
  await unlock()
})
