import { Moment } from '../../tenants/contract/moment.ts'
import type { StrangersText } from '../../tenants/contract/strangers-text.ts'

/** What a query of bookings selects to tell its times by. */
interface Placed {
  city: StrangersText
  timeZone: string
}

/** A row whose timestamps know the place that tells them. The zone is part of each and no field of its own: nothing can be told by another. */
export function withMoments<Row extends Placed, Field extends keyof Row>(
  { timeZone, ...row }: Row,
  fields: readonly Field[],
): Omit<Row, Field | 'timeZone'> & Record<Field, Moment> {
  const place = { timeZone, place: row.city.raw }
  const moments = Object.fromEntries(
    fields.map((field) => [field, new Moment((row as unknown as Record<Field, Date>)[field], place)]),
  ) as Record<Field, Moment>
  return { ...(row as Omit<Row, Field | 'timeZone'>), ...moments }
}
