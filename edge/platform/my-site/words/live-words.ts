import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { Moment } from '../../../../tenants/contract/moment.ts'
import { localText, tellStart, tellTime } from '../../html/format-when.ts'
import { byHerClock } from '../../html/her-clock.ts'

interface Telling {
  now: Date
  home: { city: string; timeZone: string }
  rules: BookingRules | undefined
  locale: string
}

/** `2:02 pm (Adelaide time)`; of another day `Tue 24 Nov, 2:02 pm (Adelaide time)`. By the clock she looks at now. */
export function liveWords(at: Date, { now, home, rules, locale }: Telling): string {
  const { timeZone, place } = byHerClock(new Moment(now, { timeZone: home.timeZone, place: home.city }), rules)
  const [moment, today] = [at, now].map((instant) => new Moment(instant, { timeZone, place })) as [Moment, Moment]
  const { when, clock } = tellStart(moment, { locale, now })
  const isToday = localText(moment).slice(0, 10) === localText(today).slice(0, 10)
  return `${isToday ? tellTime(moment, { locale }) : when} (${clock})`
}
