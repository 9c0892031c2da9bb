import type { ISql, JSONValue, Sql } from 'postgres'

/** Whose data: a client by the keyed hash of the email address, or one request by its reference. */
export type ClientSelector = { clientHash: string } | { reference: string }

export interface PrivacyReceipt {
  receiptId: string
  createdAt: string
  counts: Record<string, number>
}

/** All that is kept of a client at one tenant, with a receipt. Visits and events know no client, so that there is nothing of them to find. */
export async function exportClient(
  sql: Sql,
  tenantId: string,
  selector: ClientSelector,
): Promise<{ bookings: Record<string, JSONValue>[]; waiting: Record<string, JSONValue>[]; receipt: PrivacyReceipt }> {
  return sql.begin(async (tx) => {
    const rows = await tx<{ row: Record<string, JSONValue> }[]>`
      select to_jsonb(b) as row from bookings b where tenant_id = ${tenantId} and ${matches(tx, selector)} order by created_at
    `
    const places = await tx<{ row: Record<string, JSONValue> }[]>`
      select to_jsonb(w) as row from waiting_list w where tenant_id = ${tenantId} and ${matches(tx, selector)} order by created_at
    `
    const counts = { bookings: rows.length, ...(places.length > 0 ? { [ON_LISTS]: places.length } : {}) }
    return {
      bookings: rows.map(({ row }) => row),
      waiting: places.map(({ row }) => row),
      receipt: await insertReceipt(tx, { tenantId, kind: 'export', counts }),
    }
  })
}

/**
 * Deletes all that is kept of a client at one tenant, in one transaction with its receipt: requests with their log and steps, places on waiting lists, and mails about them. `references`:
 * requests that were still in the outbox. The keys of all of them are noted to be destroyed. Undefined, and no receipt, where there was nothing.
 */
export async function eraseClient(
  sql: Sql,
  tenantId: string,
  { selector, references }: { selector: ClientSelector; references: readonly string[] },
): Promise<PrivacyReceipt | undefined> {
  return sql.begin(async (tx) => {
    const erased = await tx<
      { reference: string }[]
    >`delete from bookings where tenant_id = ${tenantId} and ${matches(tx, selector)} returning reference`
    // The key of each goes by its trigger, as a request's does.
    const places = await tx<
      { reference: string }[]
    >`delete from waiting_list where tenant_id = ${tenantId} and ${matches(tx, selector)} returning reference`
    const gone = [...[...erased, ...places].map(({ reference }) => reference), ...references]
    const mails = await tx`delete from mails where tenant_id = ${tenantId} and occasion = any (${gone}::text[]) returning 1`
    await tx`insert into keys_to_destroy (tenant_id, reference) select ${tenantId}, r from unnest(${[...references]}::text[]) as r on conflict do nothing`
    if (gone.length === 0) return undefined
    return insertReceipt(tx, {
      tenantId,
      kind: 'erase',
      counts: {
        bookings: erased.length,
        mails: mails.length,
        'in the outbox': references.length,
        ...(places.length > 0 ? { [ON_LISTS]: places.length } : {}),
      },
    })
  })
}

const ON_LISTS = 'on waiting lists'

const matches = (sql: ISql, selector: ClientSelector) =>
  'clientHash' in selector ? sql`client_hash = ${selector.clientHash}` : sql`reference = ${selector.reference}`

/** Notes what was done, for whom of the tenants and how much; nothing of the client. */
export async function insertReceipt(
  sql: ISql,
  { tenantId, kind, counts }: { tenantId: string; kind: 'export' | 'erase' | 'archive'; counts: Record<string, number> },
): Promise<PrivacyReceipt> {
  const [row] = await sql<[{ receipt_id: string; created_at: Date }]>`
    insert into privacy_receipts (tenant_id, kind, counts) values (${tenantId}, ${kind}, ${JSON.stringify(counts)}::text::jsonb) returning receipt_id, created_at
  `
  return { receiptId: row.receipt_id, createdAt: row.created_at.toISOString(), counts }
}
