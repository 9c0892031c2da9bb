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

interface Said {
  services?: readonly { id: string; name?: string; hours?: number; price?: number }[]
  rates?: readonly {
    items?: readonly { label?: string; hours?: number; services?: readonly string[]; incall?: number; outcall?: number }[]
  }[]
}

/**
 * Services whose price is another than her rates say for as many hours. A build refuses them, because nobody could say what a request costs; each of the two
 * places has to be saved before the other, so that it is told while she edits and stops nothing. Pure.
 */
export function priceNotes(telling: Telling): PriceNote[] {
  const { services = [], rates = [] } = (telling.source['content.yaml'] ?? {}) as Said
  const lines = rates.flatMap(({ items = [] }) => items)
  return services.flatMap(({ id, name = id, hours, price }): PriceNote[] => {
    const line = lines.find((each) => each.hours !== undefined && each.hours === hours && (each.services ?? [id]).includes(id))
    if (price === undefined || !line || [line.incall, line.outcall].includes(price)) return []
    const listed = [line.incall, line.outcall].flatMap((each) => (each === undefined ? [] : [priceWords(each, telling)]))
    const there = listed.length === 0 ? 'no price' : listed.join(' and ')
    const fact = `${name} costs ${priceWords(price, telling)}, but your rates say ${there} in “${line.label ?? ''}”.`
    const words = `${fact} Change one of them before you publish.`
    return [{ id, words, fact, inShort: `Your rates say ${there} in “${line.label ?? ''}”. It can’t be published like this.` }]
  })
}
