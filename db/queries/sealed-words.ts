import type { ISql } from 'postgres'

// What she writes with a request: notes for herself, words to the client with her answer, and with other times. All are sealed before they come here.

const COLUMNS = { notes: 'notes_sealed', words: 'words_sealed', 'offer-words': 'offer_words_sealed' } as const
export type SealedKind = keyof typeof COLUMNS

export async function selectSealed(
  sql: ISql,
  tenantId: string,
  { reference, kind }: { reference: string; kind: SealedKind },
): Promise<string | null> {
  const [row] = await sql<{ sealed: string | null }[]>`
    select ${sql(COLUMNS[kind])} as sealed from bookings where tenant_id = ${tenantId} and reference = ${reference}
  `
  return row?.sealed ?? null
}

export async function updateSealed(
  sql: ISql,
  tenantId: string,
  { reference, kind, sealed }: { reference: string; kind: SealedKind; sealed: string | null },
): Promise<void> {
  await sql`update bookings set ${sql(COLUMNS[kind])} = ${sealed} where tenant_id = ${tenantId} and reference = ${reference}`
}
