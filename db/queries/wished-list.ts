import type { ISql } from 'postgres'
import { Moment } from '../../tenants/contract/moment.ts'
import { columns, type ListRow, type StoredListRow, toRows } from './request-list.ts'

/** An appointment that its client asks to move to `wishAt`, by the clock of its place. */
export interface WishedRow extends ListRow {
  wishAt: Moment
}

/** Those that wait for her answer, soonest first. What she has let pass is none (wish_of). */
export async function selectWished(sql: ISql, tenantId: string): Promise<WishedRow[]> {
  const rows = await sql<(StoredListRow & { wishAt: Date })[]>`
    select ${columns(sql)}, wish_of(b) as "wishAt" from bookings b
    where b.tenant_id = ${tenantId} and asks_to_move(b)
    order by least(b.hold_expires_at, b.starts_at, wish_of(b)), b.reference
  `
  return toRows(rows).map((row, index) => {
    const wishAt = new Moment(rows[index]?.wishAt ?? row.startsAt.at, row.startsAt)
    return { ...row, wishAt, answerBy: wishAt.at < row.answerBy.at ? wishAt : row.answerBy }
  })
}
