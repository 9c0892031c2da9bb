import type { ListRow } from '../../../../db/queries/request-list.ts'
import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import type { Moment } from '../../../../tenants/contract/moment.ts'
import type { StrangersText } from '../../../../tenants/contract/strangers-text.ts'
import { isLegOn } from '../../../http/place-of.ts'
import { localText } from '../../html/format-when.ts'
import { elsewhere, goesOnTo } from '../../html/request-warnings.ts'

interface Appointment {
  startsAt: Moment
  endsAt: Moment
  city: StrangersText
}

/** Requests and appointments that she could keep before a change of her tour, and not after it. Nothing is done to them. Pure. */
export const planStranded = <Row extends Appointment>(
  rows: readonly Row[],
  { before, after, now }: { before: BookingRules; after: BookingRules; now: Date },
): Row[] => rows.filter((row) => row.endsAt.isAfter(now) && canMeet(row, before, now) && !canMeet(row, after, now))

/** In that city on that evening, after she arrives and before she leaves or goes on. */
function canMeet(row: Appointment, rules: BookingRules, now: Date): boolean {
  if (elsewhere(row, rules, now) !== undefined || goesOnTo(row, rules, now) !== undefined) return false
  const [starts, ends] = [localText(row.startsAt), localText(row.endsAt)]
  const day = starts.slice(0, 10)
  const leg = rules.tour.find((each) => each.city.toLowerCase() === row.city.raw.toLowerCase() && isLegOn(each, day))
  if (!leg) return true
  const isEarly = leg.arrives !== undefined && day === leg.from && starts.slice(11) < leg.arrives
  return !isEarly && !(leg.leaves !== undefined && ends > `${leg.to}T${leg.leaves}`)
}

export type StrandedRow = Pick<ListRow, 'reference' | 'startsAt' | 'endsAt' | 'city' | 'clientSealed' | 'status' | 'group'>
