// Words for a day or a clock time that stands in a text already. No instant is in it, so that no time zone can be the wrong one.

type Parts = Omit<Intl.DateTimeFormatOptions, 'timeZone' | 'timeZoneName'>

/** `local`: `2026-12-04` or `2026-12-04T19:30`, as clocks show it wherever that is. */
export const formatLocal = (local: string, locale: string, parts: Parts): string => unbroken(formatter(locale, parts).format(timeOf(local)))

/** Two days: `4 – 8 December 2026`. */
export function formatLocalRange({ from, to }: { from: string; to: string }, locale: string, parts: Parts): string {
  if (locale.startsWith('zh') && parts.month && from.slice(0, parts.day ? 10 : 7) !== to.slice(0, parts.day ? 10 : 7))
    return chineseRange({ from, to }, locale, parts)
  return unbroken(formatter(locale, parts).formatRange(timeOf(from), timeOf(to)))
}

/** No line ends within a date: `4 Aug 2027`. */
export const unbroken = (date: string): string => date.replace(/(\d\.?) (?=\p{L}{3})| (?=\d{4})/gu, '$1\u00a0')

/** `2026年12月4日至8日`, `2026年11月至12月`: the second one has what differs. Intl writes such ranges in figures alone. */
function chineseRange({ from, to }: { from: string; to: string }, locale: string, { year, ...parts }: Parts): string {
  const isOneYear = from.slice(0, 4) === to.slice(0, 4)
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7)
  const last = isOneMonth ? { day: parts.day } : isOneYear ? withFigures(parts) : { year, ...parts }
  return `${formatLocal(from, locale, { year, ...parts })}至${formatLocal(to, locale, last)}`
}

/** Intl writes a month that stands alone in letters, 十二月, and beside a year or a day in figures. */
const withFigures = (parts: Parts): Parts => (parts.day === undefined ? { ...parts, month: 'numeric' } : parts)

/** Made once for each way of writing: a calendar asks for hundreds after each tap. Its own madeOnce, because this is in every page, where bytes count. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, parts: Parts): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, parts])
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' })
  formatters.set(key, made)
  return made
}

const timeOf = (local: string): number => Date.parse(`${local.slice(0, 10)}T${local.slice(11, 16) || '00:00'}Z`)
