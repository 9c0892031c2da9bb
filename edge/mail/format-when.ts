import type { Moment } from '../../tenants/contract/moment.ts'
import { StrangersText } from '../../tenants/contract/strangers-text.ts'

// The one place where a booking's time becomes words: always in the clock of its place, and always with that place's name.

interface Words {
  locale: string
}

/** `Friday 4 December 2026, 7:00 pm to 10:00 pm, Brisbane time` */
export function formatWhen({ startsAt, endsAt }: { startsAt: Moment; endsAt: Moment }, { locale }: Words): string {
  const day = (moment: Moment) => write(moment, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const time = (moment: Moment) => write(moment, locale, { hour: 'numeric', minute: '2-digit' })
  const lastDay = day(startsAt) === day(endsAt) ? '' : `${day(endsAt)}, `
  return `${day(startsAt)}, ${time(startsAt)} to ${lastDay}${time(endsAt)}, ${clockName(startsAt)}`
}

/** `Fri 4 Dec 2026, 7:00 pm, Brisbane time`, for lists, deadlines and subjects. */
export const formatStart = (moment: Moment, { locale }: Words): string =>
  `${write(moment, locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })}, ${clockName(moment)}`

/** `December 2026`, the month in which it begins there. */
export const formatMonth = (moment: Moment, { locale }: Words): string => write(moment, locale, { month: 'long', year: 'numeric' })

const clockName = ({ place }: Moment): string => `${new StrangersText(place)} time`

const write = ({ at, timeZone }: Moment, locale: string, parts: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...parts, timeZone }).format(at)

/** `$1,500` for 150000 cents. */
export const formatCents = (cents: number, { locale, currency }: { locale: string; currency: string }): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: cents % 100 === 0 ? 0 : 2 }).format(cents / 100)
