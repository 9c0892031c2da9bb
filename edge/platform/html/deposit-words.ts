import type { BookingStep } from '../../../db/queries/booking-steps.ts'
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

/** What is asked of a client, with her sentence on it; undefined: nothing, she has noted that it came, or left it out. */
export function dueDeposit(
  booking: Parameters<typeof depositWords>[1] & { withoutDeposit: boolean },
  rules: BookingRules | undefined,
  steps: readonly Pick<BookingStep, 'kind'>[],
): { words: string; note: string } | undefined {
  const words = booking.withoutDeposit || steps.some(({ kind }) => kind === 'deposit') ? undefined : depositWords(rules, booking)
  return words === undefined ? undefined : { words, note: rules?.policy.deposit?.note ?? '' }
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
