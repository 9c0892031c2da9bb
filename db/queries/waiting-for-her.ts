import type { ISql } from 'postgres'
import { Moment } from '../../tenants/contract/moment.ts'
import { columns, type ListRow, type StoredListRow, toRows } from './request-list.ts'

/** What waits for her answer: a request, or an appointment that its client asks to move to `wishAt`, by the clock of its place. */
export interface WaitingRow extends ListRow {
  wishAt: Moment | null
}

/** A page of all that waits for her, what she has least time for first; at one deadline by the time of the appointment. What she has let pass is none. */
export async function selectWaitingForHer(
  sql: ISql,
  tenantId: string,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<WaitingRow[]> {
  const rows = await sql<(StoredListRow & { wishAt: Date | null })[]>`
    select ${columns(sql)}, case when asks_to_move(b) then wish_of(b) end as "wishAt" from bookings b
    where b.tenant_id = ${tenantId} and (waits_for_her(b) or asks_to_move(b))
    order by least(b.hold_expires_at, b.starts_at, wish_of(b)), b.starts_at, b.reference
    limit ${limit} offset ${offset}
  `
  return toRows(rows).map((row, index) => {
    const wish = rows[index]?.wishAt
    if (!wish) return { ...row, wishAt: null }
    const wishAt = new Moment(wish, row.startsAt)
    return { ...row, wishAt, answerBy: wishAt.at < row.answerBy.at ? wishAt : row.answerBy }
  })
}

/** How many they are: what the badge of her app says. */
export async function countWaitingForHer(sql: ISql, tenantId: string): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::integer as count from bookings b where b.tenant_id = ${tenantId} and (waits_for_her(b) or asks_to_move(b))
  `
  return row.count
}
