import type { ISql, Sql } from 'postgres'
import { acrossTenants } from './across-tenants.ts'

export type SetUpState = 'open' | 'ready' | 'approved'

/** A new companion's way to her first site. */
export interface SetUp {
  state: SetUpState
  invitedAt: Date
  /** Those that she has gone through. */
  steps: readonly string[]
  readyAt: Date | null
}

/** Undefined: she has a site, or was never invited to make one. */
export async function selectSetUp(sql: ISql, tenantId: string): Promise<SetUp | undefined> {
  const [row] = await sql<SetUp[]>`
    select set_up_state(tenant_id) as state, invited_at as "invitedAt", to_jsonb(steps) as steps, ready_at as "readyAt"
    from site_set_ups where tenant_id = ${tenantId} and live_at is null
  `
  return row
}

/** When a site that was set up was opened to everybody; undefined: it was not, or nobody was invited. */
export async function selectOpenedAt(sql: ISql, tenantId: string): Promise<Date | undefined> {
  const [row] = await sql<{ liveAt: Date }[]>`
    select live_at as "liveAt" from site_set_ups where tenant_id = ${tenantId} and live_at is not null
  `
  return row?.liveAt
}

/** Her folder says `inactive`, and she signs in all the same. */
export async function beginSetUp(sql: ISql, tenantId: string): Promise<void> {
  await sql`insert into site_set_ups (tenant_id) values (${tenantId}) on conflict (tenant_id) do nothing`
  await sql`update tenants set hidden_by_her = true where tenant_id = ${tenantId} and status = 'inactive'`
}

/** She has gone through a step. One that she comes back to takes her "It's ready" back. */
export async function noteStep(sql: ISql, tenantId: string, step: string): Promise<void> {
  await sql`
    update site_set_ups set steps = array_append(array_remove(steps, ${step}::text), ${step}::text), ready_at = null
    where tenant_id = ${tenantId} and approved_at is null and live_at is null
  `
}

/** She says that her site may be public, or that it may not yet. */
export async function noteReady(sql: ISql, tenantId: string, isReady: boolean): Promise<void> {
  await sql`
    update site_set_ups set ready_at = case when ${isReady} then coalesce(ready_at, now()) end
    where tenant_id = ${tenantId} and approved_at is null and live_at is null
  `
}

/** Publishes all that she has drafted, open to everybody. Undefined: she has not said that it is ready, or it was approved before. */
export async function approveSetUp(sql: ISql, tenantId: string): Promise<string | undefined> {
  const [row] = await sql<[{ id: string | null }]>`select approve_set_up(${tenantId}::text) as id`
  return row.id ?? undefined
}

export interface OpenSetUp extends SetUp {
  tenantId: string
}

/** Of all companions who have no site yet, those who wait for the operator first. */
export const selectSetUps = (sql: Sql): Promise<OpenSetUp[]> =>
  acrossTenants(
    sql,
    'companion_read',
    (tx) => tx<OpenSetUp[]>`
      select tenant_id as "tenantId", state, invited_at as "invitedAt", to_jsonb(steps) as steps, ready_at as "readyAt"
      from open_set_ups()
      order by state = 'ready' desc, ready_at, invited_at
    `,
  )
