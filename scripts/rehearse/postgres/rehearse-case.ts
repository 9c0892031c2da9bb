import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FoundServer, Major } from './find-server.ts'
import { type ManagedPostgres, makeManagedPostgres } from './make-managed-postgres.ts'
import { startPgbouncer } from './start-pgbouncer.ts'
import { startPooler } from './start-pooler.ts'
import { type Rehearsal, STEPS, type Step } from './steps.ts'

export interface Case {
  major: Major
  owner: 'doadmin' | 'superuser'
  tls: 'verify-full' | 'none'
  /** strict: a connection of its own for each transaction (start-pooler.ts). */
  pooler: 'none' | 'strict' | 'PgBouncer'
}

export type Cells = Record<Step, string>

/** One database as it is sold, and all that is done with one there. After a step that fails nothing is tried. `failures`: its words. */
export async function rehearseCase(each: Case, server: FoundServer): Promise<{ cells: Cells; failure: string | undefined }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'managed-'))
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  const cells = Object.fromEntries(Object.keys(STEPS).map((step) => [step, '–'])) as Cells
  let failure: string | undefined
  try {
    const managed = await makeManagedPostgres(folder, server, { isEncrypted: each.tls !== 'none' })
    stops.push(managed.stop)
    const pooler = await startPoolerOf(each, folder, managed)
    if (pooler) stops.push(pooler.stop)
    const rehearsal: Rehearsal = {
      folder,
      server,
      managed,
      directUrl: urlOf(each, managed),
      url: pooler?.url ?? urlOf(each, managed),
      stops,
    }
    for (const [step, work] of Object.entries(STEPS) as [Step, (typeof STEPS)[Step]][]) {
      cells[step] = await work(rehearsal)
    }
  } catch (error) {
    const failed = Object.keys(STEPS).find((step) => cells[step as Step] === '–') as Step
    cells[failed] = 'FAILED'
    failure = `${failed}: ${error instanceof Error ? error.message : String(error)}`
  } finally {
    for (const stop of stops.reverse()) await stop()
  }
  return { cells, failure }
}

/** The provider's superuser owns what it makes, as on one's own server. */
function urlOf({ owner }: Case, { ownerUrl, providerUrl }: ManagedPostgres): string {
  if (owner === 'doadmin') return ownerUrl
  const url = new URL(providerUrl)
  url.pathname = new URL(ownerUrl).pathname
  return url.href
}

async function startPoolerOf(each: Case, folder: string, managed: ManagedPostgres) {
  if (each.pooler === 'none') return undefined
  const url = urlOf(each, managed)
  return each.pooler === 'strict' ? startPooler(url, managed.authority) : startPgbouncer(folder, url, managed.authority)
}
