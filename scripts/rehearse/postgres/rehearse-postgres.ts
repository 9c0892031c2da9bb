import { findServer, HOW_TO_INSTALL_OPENSSL, hasOpenssl, howToInstall, MAJORS, type Major } from './find-server.ts'
import { type Case, type Cells, rehearseCase } from './rehearse-case.ts'
import { HOW_TO_INSTALL_PGBOUNCER, hasPgbouncer } from './start-pgbouncer.ts'
import { STEPS } from './steps.ts'

export interface Matrix {
  rows: Record<string, string>[]
  /** What kept a row from being tried, and what to install. */
  skipped: string[]
  failures: string[]
}

/** How a database is sold, and what one has who runs their own. */
const KINDS: readonly Omit<Case, 'major'>[] = [
  { owner: 'doadmin', tls: 'verify-full', pooler: 'none' },
  { owner: 'doadmin', tls: 'verify-full', pooler: 'strict' },
  { owner: 'doadmin', tls: 'verify-full', pooler: 'PgBouncer' },
  { owner: 'superuser', tls: 'none', pooler: 'none' },
]

/** Every version that is on this machine, sold in every way: a row each. `say` hears of each as it is done. */
export async function rehearsePostgres({ only, say }: { only: Major | undefined; say: (sentence: string) => void }): Promise<Matrix> {
  const matrix: Matrix = { rows: [], skipped: [], failures: [] }
  for (const major of MAJORS.filter((each) => only === undefined || each === only)) {
    const server = await findServer(major)
    if (!server) matrix.skipped.push(`PostgreSQL ${major} is not installed here: ${howToInstall(major)}`)
    for (const kind of KINDS) {
      const each = { major, ...kind }
      const missing = server === undefined ? `PostgreSQL ${major}` : missingFor(each)
      const name = { PostgreSQL: `${major}${server ? `, ${server.from}` : ''}`, owner: kind.owner, TLS: kind.tls, pooler: kind.pooler }
      if (!server || missing !== undefined) {
        matrix.rows.push({ ...name, ...cellsOf('skipped') })
        continue
      }
      const { cells, failure } = await rehearseCase(each, server)
      const said = Object.values(name).join(' · ')
      say(`${said}: ${failure === undefined ? 'ok' : 'FAILED'}`)
      if (failure !== undefined) matrix.failures.push(`${said}: ${failure}`)
      matrix.rows.push({ ...name, ...cells })
    }
  }
  if (!hasOpenssl()) matrix.skipped.push(HOW_TO_INSTALL_OPENSSL)
  if (!hasPgbouncer()) matrix.skipped.push(`PgBouncer is not installed here: ${HOW_TO_INSTALL_PGBOUNCER}`)
  return matrix
}

function missingFor({ tls, pooler }: Case): string | undefined {
  if (tls !== 'none' && !hasOpenssl()) return 'openssl'
  return pooler === 'PgBouncer' && !hasPgbouncer() ? 'PgBouncer' : undefined
}

const cellsOf = (cell: string): Cells => Object.fromEntries(Object.keys(STEPS).map((step) => [step, cell])) as Cells
