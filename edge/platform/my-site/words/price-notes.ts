import { type ContradictedPrice, contradictedPrices } from '../form/contradicted-prices.ts'
import { priceWords, type Telling } from './value-words.ts'

export interface PriceNote {
  /** The service. */
  id: string
  words: string
  /** The same without what to do. */
  fact: string
  /** Beside the price itself. */
  inShort: string
}

/**
 * Services whose price is another than her rates say for as many hours; each of the two places has to be saved before the other, so that it is told while
 * she edits and stops nothing. Pure.
 */
export const priceNotes = (telling: Telling): PriceNote[] => contradictedPrices(telling.source).map((each) => priceNote(each, telling))

export function priceNote({ id, name, price, line }: ContradictedPrice, telling: Telling): PriceNote {
  const listed = [line.incall, line.outcall].flatMap((each) => (each === undefined ? [] : [priceWords(each, telling)]))
  const there = listed.length === 0 ? 'no price' : listed.join(' and ')
  const fact = `${name} costs ${priceWords(price, telling)}, but your rates say ${there} in “${line.label ?? ''}”.`
  const words = `${fact} Change one of them before you publish.`
  return { id, words, fact, inShort: `Your rates say ${there} in “${line.label ?? ''}”. It can’t be published like this.` }
}
