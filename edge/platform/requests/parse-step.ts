import type { BookingStep } from '../../../db/queries/booking-steps.ts'
import { cleanShort } from '../../../tenants/contract/clean-text.ts'
import { DEPOSIT_CENTS_MAX, TRANSFER_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { parseDay } from '../../http/parse-day.ts'

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What is wrong with the form; Steps.tsx has the sentences. */
export type StepProblem = 'day_missing' | 'amount_missing'

/** The form as it was sent, to be shown again with what is wrong with it. */
export interface TypedStep {
  problem: StepProblem
  typed: { kind: string; amount: string; transfer: string; on: string }
}

export const typedStep = (text: (name: string) => string): TypedStep['typed'] => ({
  kind: text('kind'),
  amount: text('amount'),
  transfer: text('transfer'),
  on: text('on'),
})

/** A deposit or a screening from the form. */
export function parseStep(text: (name: string) => string): BookingStep | StepProblem {
  const doneOn = parseDay(text('on'))
  if (doneOn === undefined) return 'day_missing'
  // A form without an id was not made by the page: it counts as another one.
  const stepId = UUID.test(text('step')) ? text('step') : crypto.randomUUID()
  if (text('kind') === 'screening') return { stepId, kind: 'screening', amountCents: null, reference: null, doneOn }
  const amountCents = parseCents(text('amount'))
  if (amountCents === undefined) return 'amount_missing'
  return { stepId, kind: 'deposit', amountCents, reference: cleanShort(text('transfer'), TRANSFER_LENGTH_MAX), doneOn }
}

/** `$1,400.50` -> 140050. Undefined for parts of a cent, for nothing, and for no decimal number: to round would store what nobody wrote. */
function parseCents(text: string): number | undefined {
  const [, dollars, cents = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(/[\s,$]/g, '')) ?? []
  if (dollars === undefined) return undefined
  const amount = Number(dollars) * 100 + Number(cents.padEnd(2, '0'))
  return amount > 0 && amount <= DEPOSIT_CENTS_MAX ? amount : undefined
}
