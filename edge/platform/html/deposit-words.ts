import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { formatCents } from './format-when.ts'

/** A deposit that is asked for, and whether she has saved how it is paid. */
export interface AskedDeposit {
  words: string
  isTold: boolean
}

/** Undefined: her site asks for none. */
export function askedDeposit(
  { rules, isDepositTold }: { rules: BookingRules | undefined; isDepositTold: boolean },
  booking: Parameters<typeof depositWords>[1],
): AskedDeposit | undefined {
  const words = depositWords(rules, booking)
  return words === undefined ? undefined : { words, isTold: isDepositTold }
}

/** What her site says of a deposit, `20% ($300)` or `20% of the price`; undefined: it asks for none. */
export function depositWords(
  rules: BookingRules | undefined,
  { priceCents, ...money }: { priceCents: number | null; locale: string; currency: string },
): string | undefined {
  const percent = rules?.policy.deposit?.percent
  if (percent === undefined) return undefined
  return priceCents === null ? `${percent}% of the price` : `${percent}% (${formatCents(Math.round((priceCents * percent) / 100), money)})`
}
