import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { it } from 'vitest'
import { isAlive } from '../../db/embedded/is-alive.ts'
import { childrenOf } from '../test-support/children-of.ts'
import { eventually } from '../test-support/eventually.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

it.runIf(process.platform === 'linux').each([
  ['screenshots', ['dashboard-diary'], 'SIGINT'],
  ['budget', ['--bytes'], 'SIGTERM'],
] as const)('%s %j that is ended by %s stops the PostgreSQL that it has started', async (script, flags, signal) => {
  const child = spawn(process.execPath, [`scripts/commands/${script}.ts`, ...flags], { cwd: ROOT, stdio: 'ignore' })
  const ended = once(child, 'exit')
  const folder = await eventually(async () => runFolderOf(child.pid ?? 0), 'the folder of its run')
  const server = await eventually(() => postmasterBelow(folder), 'its PostgreSQL')
  child.kill(signal)
  await ended
  await eventually(async () => ((await isAlive(server)) || existsSync(folder) ? undefined : true), 'its end')
})

/** What its keeper was told (begin-run.ts). */
async function runFolderOf(pid: number): Promise<string | undefined> {
  for (const { words } of await childrenOf(pid))
    if (words.some((word) => word.endsWith('/keep-run.ts'))) return words.findLast((word) => word !== '')
  return undefined
}

async function postmasterBelow(folder: string): Promise<number | undefined> {
  const lock = (await readdir(folder, { recursive: true }).catch(() => [])).find((file) => path.basename(file) === 'postmaster.pid')
  const text = lock === undefined ? '' : await readFile(path.join(folder, lock), 'utf8').catch(() => '')
  return Number(text.split('\n')[0]) || undefined
}
