import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Binaries, findBinaries } from '../../../db/embedded/embedded-postgres.ts'

export const MAJORS = [15, 16, 17, 18] as const
export type Major = (typeof MAJORS)[number]

export interface FoundServer extends Binaries {
  major: Major
  from: 'Debian' | 'npm'
  /** Where its package has one. */
  pgDump: string | undefined
}

/** The major version of the embedded server (package.json). */
const EMBEDDED: Major = 18

/** A server of that version on this machine: Debian's, else the embedded one. Undefined: none. */
export async function findServer(major: Major): Promise<FoundServer | undefined> {
  const folder = `/usr/lib/postgresql/${major}/bin`
  const at = (name: string) => path.join(folder, name)
  if (existsSync(at('initdb')) && existsSync(at('pg_ctl')))
    return {
      major,
      from: 'Debian',
      initdb: at('initdb'),
      pg_ctl: at('pg_ctl'),
      pgDump: existsSync(at('pg_dump')) ? at('pg_dump') : undefined,
    }
  return major === EMBEDDED ? { major, from: 'npm', pgDump: undefined, ...(await findBinaries()) } : undefined
}

/** The oldest that is here: what a Debian has, else the embedded one. */
export async function oldestServer(): Promise<FoundServer> {
  for (const major of MAJORS) {
    const server = await findServer(major)
    if (server) return server
  }
  throw new Error('unreachable: the embedded server is one of them, or findServer has said why it is not here.')
}

/** PostgreSQL's own repository has every version for each Debian and Ubuntu. https://www.postgresql.org/download/linux/debian/ */
export const howToInstall = (major: Major): string =>
  `apt-get install postgresql-common && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y && apt-get install postgresql-${major}`

export const HOW_TO_INSTALL_OPENSSL = 'openssl is not installed here: apt-get install openssl'
export const hasOpenssl = (): boolean => spawnSync('openssl', ['version']).status === 0
