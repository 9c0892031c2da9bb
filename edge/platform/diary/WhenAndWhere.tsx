import type { WaitingCount } from '../../../db/queries/waiting-list.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { localDay } from '../../http/local-day.ts'
import { waitingWords } from '../reports/report-sentences.ts'
import { weekWords } from './rules/hours-words.ts'
import { tourLine } from './tour/plan-tour.ts'

interface WhenAndWhereProps {
  rules: BookingRules
  /** Who wants to be told when one of her legs can be booked. */
  waiting?: readonly WaitingCount[]
  locale: string
  now: Date
}

/** Her hours and her tour in a line each, and the ways to change them. */
export function WhenAndWhere({ rules, waiting = [], locale, now }: WhenAndWhereProps) {
  const telling = { locale, thisYear: localDay(now, rules.timeZone).day.slice(0, 4), home: rules.city }
  const hours = weekWords(rules.policy.openings, locale)
  return (
    <ul class="card list links">
      <li>
        <a href={dashboardPath('diary/hours')}>Hours</a>
        <span class="sub">Bookings can start {hours}</span>
      </li>
      <li>
        <a href={dashboardPath('diary/tour')}>Tour</a>
        <span class="sub">{[tourLine(rules.tour, { telling, now }), ...waiting.map(waitingWords)].join(' ')}</span>
      </li>
    </ul>
  )
}
