import type { Sql } from 'postgres'
import type { Event } from '../../tenants/contract/event.ts'
import { toRow } from './to-row.ts'

// The floor for benchmarks: the same bytes into a table of the same columns and key, and nothing thought about them.

export async function createRawEvents(sql: Sql): Promise<void> {
  await sql`
    create table raw_events (
      tenant_id text not null, event_id uuid not null, occurred_at timestamptz not null, name text not null, path text not null, variants jsonb not null,
      first_for jsonb not null, data jsonb not null, visitor_id text not null, previous_visitor_id text, referrer_host text, utm_source text,
      utm_medium text, utm_campaign text, utm_term text, utm_content text, click_source text, country text, region text, city text,
      device text not null, browser text, os text, primary key (tenant_id, occurred_at, event_id)
    )
  `
}

/** The tenant whose events are ingested. */
export async function insertBenchTenant(sql: Sql): Promise<void> {
  await sql`
    insert into tenants (tenant_id, name, status, city, time_zone, locale, currency)
    values ('claire', 'Claire', 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD')
  `
}

/** A multi-row insert with a parameter for each value. */
export async function insertRawEvents(sql: Sql, tenantId: string, events: readonly Event[]): Promise<void> {
  const rows = events.map((event) => ({ tenant_id: tenantId, ...toRow(event) }))
  await sql`insert into raw_events ${sql(rows as Record<string, string>[])}`
}
