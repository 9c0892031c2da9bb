import type { BookingStep } from '../../../db/queries/inbox.ts'

const AMOUNT_MAX = 1_000_000

/** A deposit or a screening from the form; what is missing (SAID in request-page.ts has the sentence). */
export function parseStep(text: (name: string) => string): BookingStep | 'day_missing' | 'amount_missing' {
  const doneOn = text('on')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(doneOn) || Number.isNaN(Date.parse(doneOn))) return 'day_missing'
  if (text('kind') === 'screening') return { kind: 'screening', amountCents: null, reference: null, doneOn }
  const amount = Number(text('amount').replaceAll(/[\s,$]/g, ''))
  if (!Number.isFinite(amount) || amount <= 0 || amount > AMOUNT_MAX) return 'amount_missing'
  return { kind: 'deposit', amountCents: Math.round(amount * 100), reference: text('transfer').trim().slice(0, 60) || null, doneOn }
}
