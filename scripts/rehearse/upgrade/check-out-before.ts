import { execFile } from 'node:child_process'
import { mkdir, readdir, rm, symlink } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { extract } from 'tar'
import { loadMigrations } from '../../../db/migrate.ts'
import { ROOT } from '../../command-line/root.ts'

const run = promisify(execFile)
const MIGRATIONS = 'db/migrations'

export interface VersionBefore {
  /** Of the version after it. */
  migration: string
  commit: string
}

/** The commit before each of the newest migrations, the newest last. One that is not committed yet follows HEAD. Needs git and its history. */
export async function versionsBefore(count: number): Promise<VersionBefore[]> {
  const names = (await loadMigrations(path.join(ROOT, MIGRATIONS))).map(({ name }) => name).slice(-count)
  return Promise.all(
    names.map(async (migration) => {
      const added = await git('log', '--diff-filter=A', '--format=%H', '-1', '--', `${MIGRATIONS}/${migration}`)
      return { migration, commit: await git('rev-parse', '--short=10', added === '' ? 'HEAD' : `${added}^`) }
    }),
  )
}

const git = async (...flags: string[]): Promise<string> => (await run('git', flags, { cwd: ROOT })).stdout.trim()

/** Its files in `folder`, beside no repository, with the packages of this checkout. */
export async function checkOut(commit: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const archive = path.join(folder, 'checkout.tar')
  await run('git', ['archive', `--output=${archive}`, commit], { cwd: ROOT })
  await extract({ file: archive, cwd: folder })
  await rm(archive)
  await linkAll(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'))
}

/** Each package by itself, so that versions from before it was left to the machine find Node where they look for it. */
async function linkAll(from: string, to: string): Promise<void> {
  await mkdir(path.join(to, '.bin'), { recursive: true })
  for (const name of await readdir(from)) if (!name.startsWith('.')) await symlink(path.join(from, name), path.join(to, name))
  for (const name of await readdir(path.join(from, '.bin'))) await symlink(path.join(from, '.bin', name), path.join(to, '.bin', name))
  await symlink(process.execPath, path.join(to, '.bin/node')).catch(() => undefined)
}
