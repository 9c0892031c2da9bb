import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The message says what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
}

/** Nothing was there before, and nothing could be made: another try makes neither room nor rights. */
export class NoClusterMade extends EmbeddedPostgresError {}

export interface Owner {
  uid: number
  gid: number
}

/** PostgreSQL refuses to run as root; then it runs as the user "nobody". Undefined: as whoever we are. */
export async function serverOwner(): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const passwd = await readFile('/etc/passwd', 'utf8')
  const [, , uid, gid] =
    passwd
      .split('\n')
      .find((line) => line.startsWith('nobody:'))
      ?.split(':') ?? []
  if (uid === undefined || gid === undefined)
    throw new EmbeddedPostgresError(
      'PostgreSQL does not run as root and there is no user "nobody". Run as an ordinary user, or set DATABASE_URL.',
    )
  return { uid: Number(uid), gid: Number(gid) }
}

/** initdb names its superuser's owner by /etc/passwd, and refuses a number without a name. Throws EmbeddedPostgresError. `find`: for tests. */
export function refuseNamelessUser(find: () => unknown = userInfo): void {
  try {
    find()
  } catch {
    const id = process.getuid?.()
    throw new EmbeddedPostgresError(
      `PostgreSQL makes its files only for a user with a name, and user ${id} has none in /etc/passwd. Add a line for it there, run as another user, or set DATABASE_URL.`,
    )
  }
}

/** Runs a program of PostgreSQL to its end, in `folder`, with nothing of our environment. Throws EmbeddedPostgresError. */
export async function runAsOwner({
  file,
  flags,
  owner,
  folder,
}: {
  file: string
  flags: string[]
  owner: Owner | undefined
  folder: string
}): Promise<void> {
  const settings = { cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }, timeout: 180_000 }
  try {
    if (owner && !(await isOpenToAll([path.dirname(folder), path.dirname(file)])))
      await run('setpriv', [...reachingPrivately(owner), file, ...flags], settings)
    else await run(file, flags, { ...owner, ...settings })
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string }
    const log = await readFile(path.join(folder, 'postgres.log'), 'utf8').catch(() => '')
    const lines = log.trim().split('\n').slice(-5).join('\n')
    const program = path.basename(file)
    throw new EmbeddedPostgresError(
      `PostgreSQL did not ${flags[0] === 'stop' ? 'stop' : 'start'} (${program}).\n${stderr.trim() || String(error)}\n${lines}\n${program.startsWith('initdb') ? 'It has no data yet: set DATABASE_URL to use another server.' : `Its files are in ${folder}. Keep them: every booking is in them.`}`,
    )
  }
}

/** Whether every user may pass through these folders. A checkout below /root or a private temporary folder is closed to "nobody". */
async function isOpenToAll(folders: readonly string[]): Promise<boolean> {
  const all = new Set(
    folders.flatMap((folder) => folder.split(path.sep).map((_, index, parts) => parts.slice(0, index + 1).join(path.sep) || path.sep)),
  )
  const modes = await Promise.all([...all].map(async (each) => (await stat(each)).mode))
  return modes.every((mode) => (mode & 0o001) !== 0)
}

/** As the owner, but with root's right to pass through closed folders. https://man7.org/linux/man-pages/man7/capabilities.7.html */
const reachingPrivately = ({ uid, gid }: Owner) => [
  `--reuid=${uid}`,
  `--regid=${gid}`,
  '--clear-groups',
  // initdb looks for its siblings with access(2), which forgets the right unless this is set.
  '--securebits=+no_setuid_fixup',
  '--inh-caps=+dac_read_search',
  '--ambient-caps=+dac_read_search',
  '--',
]
