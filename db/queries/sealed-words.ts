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

/** Her words to the clients of several requests, by their references. */
export async function selectWords(
  sql: ISql,
  tenantId: string,
  references: readonly string[],
): Promise<Map<string, { words: string | null; offerWords: string | null }>> {
  const rows = await sql<{ reference: string; words: string | null; offerWords: string | null }[]>`
    select reference, words_sealed as words, offer_words_sealed as "offerWords" from bookings
    where tenant_id = ${tenantId} and reference = any (string_to_array(${references.join(' ')}::text, ' '))
  `
  return new Map(rows.map((row) => [row.reference, row]))
}

export async function updateSealed(
  sql: ISql,
  tenantId: string,
  { reference, kind, sealed }: { reference: string; kind: SealedKind; sealed: string | null },
): Promise<void> {
  await sql`update bookings set ${sql(COLUMNS[kind])} = ${sealed} where tenant_id = ${tenantId} and reference = ${reference}`
}
