import type { BookingStep } from '../../../db/queries/booking-steps.ts'

const AMOUNT_MAX = 1_000_000
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What is missing in the form; Steps.tsx has the sentences. */
export type StepProblem = 'day_missing' | 'amount_missing'

/** A deposit or a screening from the form. */
export function parseStep(text: (name: string) => string): BookingStep | StepProblem {
  const doneOn = text('on')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(doneOn) || Number.isNaN(Date.parse(doneOn))) return 'day_missing'
  // A form without an id was not made by the page: it counts as another one.
  const stepId = UUID.test(text('step')) ? text('step') : crypto.randomUUID()
  if (text('kind') === 'screening') return { stepId, kind: 'screening', amountCents: null, reference: null, doneOn }
  const amount = Number(text('amount').replaceAll(/[\s,$]/g, ''))
  if (!Number.isFinite(amount) || amount <= 0 || amount > AMOUNT_MAX) return 'amount_missing'
  return { stepId, kind: 'deposit', amountCents: Math.round(amount * 100), reference: text('transfer').trim().slice(0, 60) || null, doneOn }
}
