import type { Sql } from 'postgres'

// For a platform that moves to another place (scripts/evacuate). As the owner of the tables.

export const selectTenantIds = async (sql: Sql): Promise<string[]> =>
  (await sql<{ id: string }[]>`select tenant_id as id from tenants order by tenant_id`).map(({ id }) => id)

/** What a database has of the business that a copy could write over. */
export async function countTaken(sql: Sql): Promise<{ bookings: number; keysToDestroy: number }> {
  const [counted] = await sql<[{ bookings: number; keysToDestroy: number }]>`
    select (select count(*) from bookings)::integer as bookings, (select count(*) from keys_to_destroy)::integer as "keysToDestroy"
  `
  return counted
}

/** Rows of every table, by its name; partitions in the table they are of. */
export async function countRows(sql: Sql): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by relname
  `
  const counts: Record<string, number> = {}
  for (const { name } of tables)
    counts[name] = (await sql<[{ count: number }]>`select count(*)::integer as count from ${sql(name)}`)[0].count
  return counts
}

/** The roles that a copy gives rights to; they are the server's and come with no dump. */
export async function makeRoles(sql: Sql): Promise<void> {
  for (const role of ['companion_ingest', 'companion_read']) {
    const [found] = await sql`select 1 from pg_roles where rolname = ${role}`
    if (found === undefined) await sql.unsafe(`create role ${role} nologin`)
  }
}

/** Drops all that is in a database. pg_restore cannot replace tables with partitions (`--clean`). */
export async function empty(sql: Sql): Promise<void> {
  const schemas = await sql<{ name: string }[]>`
    select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
  `
  await sql.begin(async (tx) => {
    for (const { name } of schemas) await tx`drop schema ${tx(name)} cascade`
    await tx`create schema public`
    await tx`grant usage on schema public to public`
  })
}

/** Of a login: whether it is there, and whether it may log in. */
export async function findLogin(sql: Sql, login: string): Promise<{ mayLogIn: boolean } | undefined> {
  const [found] = await sql<{ mayLogIn: boolean }[]>`select rolcanlogin as "mayLogIn" from pg_roles where rolname = ${login}`
  return found
}

export async function letIn(sql: Sql, login: string): Promise<void> {
  await sql`alter role ${sql(login)} login`
}

/** Returns when it has no connection any more: nothing is written by it from then on. */
export async function keepOut(sql: Sql, login: string): Promise<void> {
  await sql`alter role ${sql(login)} nologin`
  // Whoever is no superuser ends connections of a role that they are a member of.
  await sql`grant ${sql(login)} to current_user`.catch(() => undefined)
  for (;;) {
    const ended = await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${login}`
    if (ended.length === 0) return
  }
}

/** As docs/operations.md says: of the Workers, without rights of its own. */
export async function makeLogin(sql: Sql, { name, password }: { name: string; password: string }): Promise<void> {
  await sql.unsafe(`create role ${name} login password '${password}' noinherit`)
  await sql.unsafe(`grant companion_ingest, companion_read to ${name}`)
}
