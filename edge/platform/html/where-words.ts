import { fill } from '../../../tenants/contract/words/words.ts'
import type { Client } from '../keys/open-request.ts'
import type { ClientLanguage } from './client-when.ts'
import { tellCity } from './tell-city.ts'

/** `Brisbane, at mine`: the one way in which a client is told where, in mails and on the own page. `isVisit` undefined: nobody can tell any more; the city alone. */
export function whereWords({ city, isVisit }: { city: string; isVisit: boolean | undefined }, language: ClientLanguage): string {
  const { atMine, atYours } = language.words.facts
  const told = tellCity(city, language)
  return isVisit === undefined ? told : fill(isVisit ? atYours : atMine, { city: told })
}

/** Whether she comes to the client: there is an address, or she will ask for one. Undefined: the details are not kept any more. */
export const isVisitTo = (client: Pick<Client, 'address' | 'missing'> | null): boolean | undefined =>
  client ? client.address !== null || client.missing !== undefined : undefined
