import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { Failed } from '../command-line/failed.ts'

const run = promisify(execFile)

/** PostgreSQL's own tools of one version. */
export interface Tools {
  pgDump: string
  pgRestore: string
}

export const TOOLS: Tools = { pgDump: 'pg_dump', pgRestore: 'pg_restore' }

/** Tools that copy from a server of that version (as PostgreSQL has it: 150014). Throws with what to install. */
export async function refuseOlderTools({ pgDump }: Tools, version: number): Promise<void> {
  const { stdout } = await run(pgDump, ['--version']).catch(() => ({ stdout: '' }))
  const found = Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1] ?? 0)
  const needed = Math.floor(version / 10_000)
  if (found >= needed) return
  const there = found === 0 ? 'There is no pg_dump here' : `The pg_dump here is of PostgreSQL ${found}, the server of ${needed}`
  throw new Failed(`${there}: apt-get install postgresql-client-${needed}, by PostgreSQL’s own repository where Debian is behind.`)
}

/** One database into another that is empty: whole, or not at all. */
export async function copyDatabase(from: string, to: string, { pgDump, pgRestore }: Tools): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'evacuate-'))
  const file = path.join(folder, 'database.dump')
  try {
    const [source, target] = [withoutPassword(from), withoutPassword(to)]
    await run(pgDump, ['--format=custom', '--no-owner', `--file=${file}`, source.url], { env: source.env })
    const whole = ['--no-owner', '--single-transaction', '--exit-on-error']
    await run(pgRestore, [...whole, `--dbname=${target.url}`, file], { env: target.env })
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split('\n').slice(0, 3).join(' ')
    throw new Failed(`The database could not be copied: ${said || (error instanceof Error ? error.message : String(error))}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A password of an argument is read by everybody on the machine. `prepare` is ours, and unknown to libpq. */
function withoutPassword(text: string): { url: string; env: NodeJS.ProcessEnv } {
  const url = new URL(text)
  const password = decodeURIComponent(url.password)
  url.password = ''
  url.searchParams.delete('prepare')
  return { url: url.href, env: { ...process.env, ...(password === '' ? {} : { PGPASSWORD: password }) } }
}
