import type { ISql, Sql } from 'postgres'
import { acrossTenants } from './across-tenants.ts'

/** A device as the browser gave it, with the platform's public key that it was given. */
export interface PushDevice {
  endpoint: string
  p256dh: string
  auth: string
  serverKey: string
}

export interface DuePush extends PushDevice {
  tenantId: string
  subscriptionId: string
  failures: number
  /** The requests that wait and that it has not been told of. */
  references: string[]
  /** Until when the device is told with this. */
  newest: Date
}

/** Of two minutes, by name: more than a client's and a flood's limits let through in that time. */
const TOLD_KEPT_MAX = 200

/** Takes devices that are to be told, which nobody else then takes for five minutes. */
export const claimPushes = (sql: Sql, limit: number): Promise<DuePush[]> =>
  acrossTenants(
    sql,
    'companion_ingest',
    (tx) => tx<DuePush[]>`
      select tenant_id as "tenantId", subscription_id as "subscriptionId", endpoint, p256dh, auth, server_key as "serverKey", failures, to_json(refs) as "references", newest
      from claim_pushes(${limit}::integer)
    `,
  )

export const savePushDevice = (
  sql: Sql,
  { tenantId, sessionHash, device, devicesMax }: { tenantId: string; sessionHash: string; device: PushDevice; devicesMax: number },
): Promise<void> =>
  acrossTenants(sql, 'companion_ingest', async (tx) => {
    const { endpoint, p256dh, auth, serverKey } = device
    await tx`
      select save_push_subscription(
        ${tenantId}::text, ${sessionHash}::text, ${endpoint}::text, ${p256dh}::text, ${auth}::text, ${serverKey}::text, ${devicesMax}::integer
      )
    `
  })

export async function markPushTold(sql: ISql, { tenantId, subscriptionId, references, newest }: DuePush): Promise<void> {
  await sql`
    update push_subscriptions set
      told_until = greatest(told_until, ${newest}), told = (array(select jsonb_array_elements_text(${sql.json(references)}::jsonb)) || told)[1:${TOLD_KEPT_MAX}::integer], due_at = now(), failures = 0
    where tenant_id = ${tenantId} and subscription_id = ${subscriptionId}
  `
}

/** To be tried again after `seconds`. */
export async function postponePush(sql: ISql, { tenantId, subscriptionId }: DuePush, seconds: number): Promise<void> {
  await sql`
    update push_subscriptions set failures = failures + 1, due_at = now() + make_interval(secs => ${seconds}::integer)
    where tenant_id = ${tenantId} and subscription_id = ${subscriptionId}
  `
}

export async function deletePushDevice(sql: ISql, { tenantId, subscriptionId }: DuePush): Promise<void> {
  await sql`delete from push_subscriptions where tenant_id = ${tenantId} and subscription_id = ${subscriptionId}`
}

/** Ends the telling of one device, or of all of a tenant's. */
export async function deletePushDevices(sql: ISql, tenantId: string, { endpoint }: { endpoint: string | null }): Promise<void> {
  await sql`delete from push_subscriptions where tenant_id = ${tenantId} and (${endpoint}::text is null or endpoint = ${endpoint})`
}

export async function countPushDevices(sql: ISql, tenantId: string): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*)::integer as count from push_subscriptions where tenant_id = ${tenantId}`
  return row.count
}
