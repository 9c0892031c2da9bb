// Words for a day or a clock time that stands in a text already. No instant is in it, so that no time zone can be the wrong one.

type Parts = Omit<Intl.DateTimeFormatOptions, 'timeZone' | 'timeZoneName'>

/** `local`: `2026-12-04` or `2026-12-04T19:30`, as clocks show it wherever that is. */
export const formatLocal = (local: string, locale: string, parts: Parts): string => formatter(locale, parts).format(timeOf(local))

/** Two days: `4 – 8 December 2026`. */
export const formatLocalRange = ({ from, to }: { from: string; to: string }, locale: string, parts: Parts): string =>
  formatter(locale, parts).formatRange(timeOf(from), timeOf(to))

const formatter = (locale: string, parts: Parts) => new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' })
const timeOf = (local: string): number => Date.parse(`${local.slice(0, 10)}T${local.slice(11, 16) || '00:00'}Z`)
