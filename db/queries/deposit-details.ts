import type { ISql } from 'postgres'

/** How a deposit is paid to her, sealed under the key that `reference` names (edge/platform/keys/seal-deposit.ts). */
export interface SealedDeposit {
  reference: string
  detailsSealed: string
}

/** Undefined: she has saved nothing. */
export async function selectDepositDetails(sql: ISql, tenantId: string): Promise<SealedDeposit | undefined> {
  const [row] = await sql<[SealedDeposit?]>`
    select reference, details_sealed as "detailsSealed" from deposit_details where tenant_id = ${tenantId}`
  return row
}

/** Whether she has saved anything, of which nothing is read. */
export async function hasDepositDetails(sql: ISql, tenantId: string): Promise<boolean> {
  const [row] = await sql<[{ has: boolean }]>`select exists (select from deposit_details where tenant_id = ${tenantId}) as has`
  return row.has
}

/** The key of what stood there goes with it. Undefined: nothing takes its place. */
export async function replaceDepositDetails(sql: ISql, tenantId: string, saved: SealedDeposit | undefined): Promise<void> {
  await sql`delete from deposit_details where tenant_id = ${tenantId}`
  if (!saved) return
  await sql`
    insert into deposit_details (tenant_id, reference, details_sealed) values (${tenantId}, ${saved.reference}, ${saved.detailsSealed})
    on conflict (tenant_id) do nothing`
}
