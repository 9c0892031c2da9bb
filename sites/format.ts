import { formatLocalRange } from '../tenants/contract/format-local.ts'
import type { Tenant } from '../tenants/contract/tenant.ts'

type Money = Pick<Tenant, 'locale' | 'currency'>

/** Whole units of the tenant's currency: `$1,500`. */
export function formatPrice(price: number, { locale, currency }: Money): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(price)
}

export function formatHours(hours: number): string {
  if (hours === 24) return 'A day'
  return hours === 1 ? '1 hour' : `${String(hours).replace('.5', '½')} hours`
}

/** Two calendar days: `4 – 8 December 2026`. */
export function formatDays({ from, to }: { from: string; to: string }, locale: string): string {
  return formatLocalRange({ from, to }, locale, { day: 'numeric', month: 'long', year: 'numeric' })
}
