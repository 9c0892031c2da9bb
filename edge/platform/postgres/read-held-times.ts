import type { TransactionSql } from 'postgres'
import { selectHeldTimes } from '../../../db/queries/held-times.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { limitReads } from '../../http/limit-reads.ts'
import type { HeldTime } from './recall-held-times.ts'
import { connectOnce } from './with-postgres.ts'

/** Times that are not free: in Postgres, and in the outbox on their way there. Throws where Postgres is away. */
export async function readHeldTimes(env: PlatformEnv, tenantId: string, { from, to }: HeldTime): Promise<HeldTime[]> {
  const outbox = env.OUTBOX.get(env.OUTBOX.idFromName(tenantId))
  const select = (tx: TransactionSql) => selectHeldTimes(tx, tenantId, { from: new Date(from), to: new Date(to) })
  const [stored, waiting] = await Promise.all([readForVisitors(env, tenantId, select), outbox.heldTimes()])
  return [...stored, ...waiting].map((held) => ({ from: new Date(held.from).getTime(), to: new Date(held.to).getTime() }))
}

/** What a form needs soon or not at all: one attempt to connect, in turns. */
export const readForVisitors = <T>(env: PlatformEnv, tenantId: string, read: (tx: TransactionSql) => Promise<T>): Promise<T> =>
  limitReads('visitors', () => connectOnce(env, (sql) => withTenant(sql, { tenantId, role: 'companion_read' }, read)))
