import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { makeDatabase } from '../scripts/test-support/make-database.ts'

// What a database that is spread over machines by tenant (Citus) asks of every key: its tenant. docs/database.md says what else it would need.

/** Keys without it, each with its reason. */
const EXCEPTIONS: Record<string, string> = {
  desk_sessions_token_idx: 'a cookie does not say whose it is: its token finds the tenant',
  push_subscriptions_endpoint_idx: 'one browser is one device, whoever signs in there: no tenant may keep it beside another',
}

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
})
afterAll(() => database.drop())

it('begins every unique index and every foreign key with tenant_id, but for those that say why not', async () => {
  const keys = await database.sql<{ name: string; first: string | null }[]>`
    select i.indexrelid::regclass::text as name, a.attname as first
    from pg_index i
    join pg_class c on c.oid = i.indrelid and not c.relispartition
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indisunique
    union all
    select f.conname, case when a.attname = b.attname then a.attname end
    from pg_constraint f
    join pg_class c on c.oid = f.conrelid and not c.relispartition
    join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
    join pg_attribute b on b.attrelid = f.confrelid and b.attnum = f.confkey[1]
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace
    order by 1`
  expect(keys.length).toBeGreaterThan(40)
  expect(keys.filter(({ first }) => first !== 'tenant_id').map(({ name }) => name)).toEqual(Object.keys(EXCEPTIONS).sort())
})
