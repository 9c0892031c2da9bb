import type { SiteSource } from '../../../../tenants/contract/site-fields.ts'

/** A service that costs another price than her rates say for as many hours. */
export interface ContradictedPrice {
  /** The service. */
  id: string
  name: string
  price: number
  line: RateLine
  /** Where that line stands, from 0. */
  at: { list: number; row: number }
}

export interface RateLine {
  label?: string
  hours?: number
  services?: readonly string[]
  incall?: number
  outcall?: number
}

interface Said {
  services?: readonly { id: string; name?: string; hours?: number; price?: number }[]
  rates?: readonly { items?: readonly RateLine[] }[]
}

/** What a build refuses, because nobody could say what a request costs. Pure. */
export function contradictedPrices(source: SiteSource): ContradictedPrice[] {
  const { services = [], rates = [] } = (source['content.yaml'] ?? {}) as Said
  const lines = rates.flatMap(({ items = [] }, list) => items.map((line, row) => ({ line, at: { list, row } })))
  return services.flatMap(({ id, name = id, hours, price }): ContradictedPrice[] => {
    const found = lines.find(({ line }) => line.hours !== undefined && line.hours === hours && (line.services ?? [id]).includes(id))
    return price === undefined || !found || agrees(price, found.line) ? [] : [{ id, name, price, ...found }]
  })
}

/** A price of a line: at hers, or at the client’s. */
export const agrees = (price: number | undefined, { incall, outcall }: RateLine): boolean => [incall, outcall].includes(price)

/** Each price of a line once. */
export const pricesOf = ({ incall, outcall }: RateLine): number[] => [
  ...new Set([incall, outcall].filter((price): price is number => price !== undefined)),
]
