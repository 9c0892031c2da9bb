import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { offsetAt } from '../../http/offset-at.ts'
import { dateOf, type Hours, openingDay } from '../../http/opening-day.ts'
import { hoursOfLeg, isLegOn } from '../../http/place-of.ts'
import { localText, tellAtHome } from './format-when.ts'

// What happens to a request is told by the clock of its city; what she does, and has to do, by the one she looks at. Pure.

/**
 * An instant by the clock of where she is then: in the city of the leg whose days it falls on (of two, the one she has come to), else at home. Where her
 * rules are not known it stays as it was, with the name it has.
 */
export function byHerClock(moment: Moment, rules: BookingRules | undefined): Moment {
  if (!rules) return moment
  const legs = rules.tour.filter((leg) => isLegOn(leg, eveningOf({ at: moment.at, timeZone: leg.timeZone }, hoursOfLeg(leg, rules.policy))))
  const { city, timeZone } = legs.toSorted((one, other) => one.from.localeCompare(other.from)).at(-1) ?? rules
  return new Moment(moment.at, { timeZone, place: city })
}

/** What an appointment's time is on other clocks, `8:00 pm in Sydney`: where she will be, if that is somewhere else, and at home. */
export function onOtherClocks(moment: Moment, rules: BookingRules | undefined, words: { locale: string }): string[] {
  if (!rules) return []
  const hers = byHerClock(moment, rules)
  const home = new Moment(moment.at, { timeZone: rules.timeZone, place: rules.city })
  const clocks = localText(hers) === localText(home) ? [home] : [hers, home]
  return clocks.flatMap(({ timeZone, place }) => tellAtHome(moment, { timeZone, city: place }, words) ?? [])
}

/** The day of her evening that an instant belongs to: 1 am is still the night before where her openings go past midnight. */
function eveningOf({ at, timeZone }: Pick<Moment, 'at' | 'timeZone'>, hours: Hours): string {
  const local = at + offsetAt(timeZone, at) * 60_000
  return openingDay(local, hours) ?? dateOf(local)
}
