import type { BookingStep } from '../../../db/queries/booking-steps.ts'
import type { RequestRow } from '../../../db/queries/requests.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { enAU } from '../../../tenants/contract/words/en-au.ts'
import { fill, type Words } from '../../../tenants/contract/words/words.ts'
import { clientLanguage } from './client-when.ts'
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

/** What is asked of a client, in the language in which he or she asked, with her sentence on it; undefined: nothing, she has noted that it came, or left it out. */
export function dueDeposit(
  { spoken, ...booking }: Pick<RequestRow, 'priceCents' | 'currency' | 'withoutDeposit' | 'spoken'>,
  rules: BookingRules | undefined,
  steps: readonly Pick<BookingStep, 'kind'>[],
): { words: string; note: string } | undefined {
  if (booking.withoutDeposit || steps.some(({ kind }) => kind === 'deposit')) return undefined
  const { locale, words: catalogue } = clientLanguage(spoken)
  const words = depositWords(rules, { ...booking, locale }, catalogue)
  return words === undefined ? undefined : { words, note: spoken.depositNote ?? rules?.policy.deposit?.note ?? '' }
}

/** What her site says of a deposit, `20% ($300)` or `20% of the price`; undefined: it asks for none. */
export function depositWords(
  rules: BookingRules | undefined,
  { priceCents, ...money }: { priceCents: number | null; locale: string; currency: string },
  { facts }: Pick<Words, 'facts'> = enAU,
): string | undefined {
  const percent = rules?.policy.deposit?.percent
  if (percent === undefined) return undefined
  if (priceCents === null) return fill(facts.depositShare, { percent })
  return fill(facts.depositOf, { percent, amount: formatCents(Math.round((priceCents * percent) / 100), money) })
}
