/** `Friday 4 December 2026, 7:30 pm to 10:30 pm` as clocks show it in a time zone. */
export function formatWhen(
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  { locale, timeZone }: { locale: string; timeZone: string },
): string {
  const day = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' })
  const isSameDay = day.format(startsAt) === day.format(endsAt)
  return `${day.format(startsAt)}, ${time.format(startsAt)} to ${isSameDay ? '' : `${day.format(endsAt)}, `}${time.format(endsAt)}`
}

/** `Fri 4 Dec 2026, 7:30 pm`, for lists. */
export const formatStart = (startsAt: Date, { locale, timeZone }: { locale: string; timeZone: string }): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(startsAt)

/** `$1,500` for 150000 cents. */
export const formatCents = (cents: number, { locale, currency }: { locale: string; currency: string }): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: cents % 100 === 0 ? 0 : 2 }).format(cents / 100)
