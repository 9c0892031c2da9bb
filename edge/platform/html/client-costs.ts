import { fill } from '../../../tenants/contract/words/words.ts'
import type { ClientLanguage } from './client-when.ts'
import { formatCents } from './format-when.ts'

// What a request costs, as its client is told: on the own page, and there while Postgres is away.

export const priceWords = (
  { priceCents, currency }: { priceCents: number | null; currency: string },
  { locale, words }: ClientLanguage,
): string => (priceCents === null ? words.facts.onRequest : formatCents(priceCents, { locale, currency }))

/** `20% ($300). By bank transfer.` */
export const depositNote = ({ words: share, note }: { words: string; note: string }, { words }: ClientLanguage): string =>
  fill(words.facts.depositNote, { deposit: share, note })
