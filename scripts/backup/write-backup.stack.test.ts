import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { eventually } from '../test-support/eventually.ts'
import { runScript } from '../test-support/run-script.ts'
import { makeDataDir } from '../test-support/start-serve.ts'

const FOLDER = /\.part-\d+-\w{6}$/
const ARCHIVE = /\.part-\d+-\w{6}\.tar\.gz$/
const ROOT = path.resolve(import.meta.dirname, '../..')

let dataDir: string
let folder: string
let server: EmbeddedPostgres
beforeAll(async () => {
  dataDir = await makeDataDir()
  folder = await makeDataDir()
  server = await startEmbeddedPostgres(path.join(dataDir, 'postgres'))
})
afterAll(async () => {
  await server.stop()
  for (const each of [dataDir, folder]) await rm(each, { recursive: true })
})

const backUp = (file: string) => runScript('backup', ['--out', path.join(folder, file)], { DATA_DIR: dataDir })
const notes = () => readdir(path.join(dataDir, 'backup.part'))

/** Sends `signal` as soon as this part of it is there: again to another where that one was ready before. Returns how it ended. */
const killed = (file: string, signal: NodeJS.Signals, part = FOLDER) =>
  eventually(async () => {
    const out = path.join(folder, file)
    await mkdir(path.dirname(out), { recursive: true })
    const watcher = watch(path.dirname(out))
    const child = spawn(process.execPath, ['scripts/commands/backup.ts', '--out', out], {
      cwd: ROOT,
      env: { ...process.env, DATA_DIR: dataDir },
      stdio: 'ignore',
    })
    watcher.on('change', (_, name) => part.test(String(name)) && child.kill(signal))
    const ending = await new Promise((resolve) => child.once('exit', (code, by) => resolve(code ?? by)))
    watcher.close()
    const isReady = await stat(out).then(
      () => true,
      () => false,
    )
    await rm(out, { force: true })
    return isReady ? undefined : ending
  })

it.each([
  ['SIGTERM', 143, FOLDER],
  ['SIGTERM', 143, ARCHIVE],
  ['SIGINT', 130, FOLDER],
  ['SIGHUP', 129, FOLDER],
] as const)('leaves nothing when it is asked to end by %s (%i) as soon as there is a %s', async (signal, code, part) => {
  expect(await killed('asked/backup.tar.gz', signal, part)).toBe(code)
  expect(await readdir(path.join(folder, 'asked'))).toEqual([])
  expect(await notes()).toEqual([])
})

it('removes what one that was killed has left, whichever file the next one writes', async () => {
  expect(await killed('usb/daily.tar', 'SIGKILL')).toBe('SIGKILL')
  expect(await readdir(path.join(folder, 'usb'))).toEqual([expect.stringMatching(/^daily\.tar\.part-\d+-\w{6}$/)])
  expect(await backUp('elsewhere.tar.gz')).toMatchObject({ code: 0 })
  expect(await readdir(path.join(folder, 'usb'))).toEqual([])
  expect(await notes()).toEqual([])
})

it('removes one beside its file that no note tells of, and leaves one that is under way', async () => {
  const [left, living] = ['other.tgz.part-999999999-Ab12Cd', `other.tgz.part-${process.pid}-Ab12Cd`] as const
  for (const name of [left, living]) await mkdir(path.join(folder, 'nas', name), { recursive: true })
  await writeFile(path.join(folder, 'nas', `${left}.tar.gz`), 'cut short')
  expect(await backUp('nas/backup.tar.gz')).toMatchObject({ code: 0 })
  expect((await readdir(path.join(folder, 'nas'))).sort()).toEqual(['backup.tar.gz', living])
})

it('knows a process that has the number of a killed one by its start', async () => {
  const left = path.join(folder, `reused.tar.gz.part-${process.pid}-Ab12Cd`)
  await mkdir(left)
  const note = { pid: process.pid, startedAt: '1', folder: left }
  await writeFile(path.join(dataDir, 'backup.part', 'reused.json'), JSON.stringify(note))
  await mkdir(path.join(folder, 'far'))
  expect(await backUp('far/backup.tar.gz')).toMatchObject({ code: 0 })
  expect(await notes()).toEqual([])
  await expect(stat(left)).rejects.toThrow(/ENOENT/)
})
