import type { Sql } from 'postgres'

export interface ServerFacts {
  /** As PostgreSQL has it: 180004 is 18.4. */
  version: number
  versionText: string
  isEncrypted: boolean
  /** May make the roles of the Workers, where they are not there. */
  mayMakeRoles: boolean
  /** Roles of the Workers that are there and that this login may not take. */
  notTaken: string[]
  now: Date
}

/** What a platform has to know of a PostgreSQL before it trusts it with bookings. */
export async function readServer(sql: Sql): Promise<ServerFacts> {
  const [facts] = await sql<[ServerFacts]>`
    select
      current_setting('server_version_num')::integer as version,
      current_setting('server_version') as "versionText",
      coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as "isEncrypted",
      (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as "mayMakeRoles",
      coalesce(
        (
          select array_agg(rolname::text order by rolname)
          from pg_roles
          where rolname in ('companion_ingest', 'companion_read') and not pg_has_role(current_user, oid, 'MEMBER')
        ),
        '{}'
      ) as "notTaken",
      clock_timestamp() as now
  `
  return facts
}

/** Of this login to another database: whoever has one may end them. */
export async function endConnections(sql: Sql, database: string): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database} and usename = current_user`
}
