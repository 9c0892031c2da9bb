import { DAY_FIRST, DAY_LAST } from '../../tenants/contract/limits.ts'

/** A day that somebody typed, e.g. `2026-12-04`. Undefined for 31 February, and for a year that nobody means. */
export function parseDay(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < DAY_FIRST || text > DAY_LAST) return undefined
  const time = Date.parse(`${text}T00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? text : undefined
}
