import type { Sql } from 'postgres'
import { localUrl } from '../../tenants/contract/urls.ts'
import { signInAt } from '../test-support/sign-in-at.ts'
import { PEOPLE } from './app-tenants.ts'

export type Person = keyof typeof PEOPLE
/** What signs each of them in. */
export type Cookies = Record<Person, { name: string; value: string; url: string }>

export async function signInEverybody(sql: Sql, place: { port: number; dataDir: string }): Promise<Cookies> {
  const url = localUrl({ port: place.port })
  const cookieOf = async (person: Person) => ({
    name: 'desk',
    value: (await signInAt(PEOPLE[person], sql, place)).replace('desk=', ''),
    url,
  })
  return {
    busy: await cookieOf('busy'),
    fresh: await cookieOf('fresh'),
    hidden: await cookieOf('hidden'),
    begun: await cookieOf('begun'),
    ready: await cookieOf('ready'),
  }
}

/** As a request sends it. */
export const headerOf = ({ name, value }: Cookies[Person]): string => `${name}=${value}`
