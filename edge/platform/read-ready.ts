import type { Sql } from 'postgres'
import { FOREIGN, type Readiness, readReadiness } from '../../db/queries/read-readiness.ts'
import { type DataSecrets, mayWrite } from './keys/secret-checks.ts'

/** Why requests of a tenant, or of all, wait in the outbox, or that they do not. Throws where Postgres does not answer. */
export async function readReady(env: DataSecrets, sql: Sql, tenantId: string | undefined): Promise<Readiness> {
  const readiness = await readReadiness(sql, tenantId)
  return readiness !== 'ready' || (await mayWrite(env, sql)) ? readiness : FOREIGN
}
