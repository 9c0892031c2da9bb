import type { RequestRow } from '../../../db/queries/requests.ts'
import { fill } from '../../../tenants/contract/words/words.ts'
import type { Client } from '../keys/open-request.ts'
import type { ClientLanguage } from './client-when.ts'
import { tellCity } from './tell-city.ts'

// At whose place it is: the same fact on both sides, each from where the reader stands. Pure.

type Visited = Pick<Client, 'address' | 'missing'> | null | undefined
type Place = Pick<RequestRow, 'isEntry'>

/**
 * Whether she comes to the client: there is an address, or she will ask for one. Undefined: the details are not kept any more, or nobody has said, as of an
 * appointment she entered without an address.
 */
export function isVisitTo(client: Visited, { isEntry }: Place): boolean | undefined {
  if (!client) return undefined
  if (client.address !== null || client.missing !== undefined) return true
  return isEntry ? undefined : false
}

/** `Brisbane, at mine`: the one way in which a client is told where, in mails and on the own page. `isVisit` undefined: nobody can tell any more; the city alone. */
export function whereWords({ city, isVisit }: { city: string; isVisit: boolean | undefined }, language: ClientLanguage): string {
  const { atMine, atYours } = language.words.facts
  const told = tellCity(city, language)
  return isVisit === undefined ? told : fill(isVisit ? atYours : atMine, { city: told })
}

/** To her: `incall`, `outcall`, as her prices are called; none where nobody has said. Beside the city, or the clock that names it. */
export function placeWords(place: Place, client: Visited): string[] {
  const isVisit = isVisitTo(client, place)
  return isVisit === undefined ? [] : [isVisit ? 'outcall' : 'incall']
}

/** To her: `Sydney, incall`. */
export const herWhere = ({ city, ...place }: Place & Pick<RequestRow, 'city'>, client: Visited): string =>
  [String(city), ...placeWords(place, client)].join(', ')
