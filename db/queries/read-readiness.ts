import postgres, { type Sql } from 'postgres'
import hashes from '../migrations/hashes.json' with { type: 'json' }
import { withTenant } from './with-tenant.ts'

/** Its KEY_SECRET or HASH_SECRET is not this platform's. */
export const FOREIGN = 'the database was used with other secrets'

/** Why requests wait in the outbox, or that they do not. Shown to operators as it stands. */
export type Readiness =
  | 'ready'
  | typeof FOREIGN
  | 'migrations are missing'
  | 'the database login lacks rights'
  | 'the tenant is not in the database'

const NEEDED = Object.keys(hashes)
/** What a booking, its mails and a batch of events touch. */
const FUNCTIONS = [
  'insert_booking',
  'insert_bookings',
  'admit_secrets',
  'change_booking',
  'claim_mails',
  'ingest_events',
  'attribute_bookings',
  'pass_time_on_bookings',
]
const TABLES = ['bookings', 'booking_log', 'mails', 'events', 'sessions']

/** Takes the roles that a booking takes and asks for the rights that it needs. Throws where the database does not answer. */
export async function readReadiness(sql: Sql, tenantId: string | undefined): Promise<Readiness> {
  try {
    const { migrations, mayWrite, isKnown } = await readAsWorker(sql, tenantId ?? '')
    if (!NEEDED.every((name) => migrations.includes(name))) return 'migrations are missing'
    if (!mayWrite) return 'the database login lacks rights'
    await withTenant(sql, { tenantId: '', role: 'companion_read' }, (tx) => tx`select from tenants`)
    return tenantId === undefined || isKnown ? 'ready' : 'the tenant is not in the database'
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error
    // No such schema, table, function or role.
    if (['3F000', '42P01', '42883', '42704', '22023'].includes(error.code)) return 'migrations are missing'
    if (error.code === '42501') return 'the database login lacks rights'
    throw error
  }
}

/** Lists go in as texts: a Worker's connection does not know the types of arrays (connectPostgres). */
const readAsWorker = (sql: Sql, tenantId: string) =>
  withTenant(sql, { tenantId, role: 'companion_ingest' }, async (tx) => {
    const [row] = await tx<[{ migrations: string[]; mayWrite: boolean; isKnown: boolean }]>`
      select
        (select coalesce(jsonb_agg(name), '[]') from platform.migrations) as migrations,
        (
          select count(distinct proname) = ${FUNCTIONS.length}::integer and bool_and(has_function_privilege(oid, 'execute'))
          from pg_proc
          where pronamespace = 'public'::regnamespace and proname = any (string_to_array(${FUNCTIONS.join(' ')}::text, ' '))
        ) and (select bool_and(coalesce(has_table_privilege(to_regclass(name)::oid, 'insert'), false)) from string_to_table(${TABLES.join(' ')}::text, ' ') as name) as "mayWrite",
        exists (select from tenants where tenant_id = ${tenantId}) as "isKnown"
    `
    return row
  })
