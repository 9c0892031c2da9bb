import { formatCents } from './format-when.ts'

/** `$1,500`, or `price on request`. */
export const priceWords = ({ priceCents }: { priceCents: number | null }, money: { locale: string; currency: string }): string =>
  priceCents === null ? 'price on request' : formatCents(priceCents, money)
