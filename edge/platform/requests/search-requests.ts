import { selectNewestSealed, selectReferencesIn, selectReferencesLike, selectReferencesOf } from '../../../db/queries/find-requests.ts'
import { type ListRow, selectByReferences } from '../../../db/queries/request-list.ts'
import { FOUND_REQUESTS_MAX, SEARCHED_REQUESTS_MAX } from '../../../tenants/contract/limits.ts'
import { clientHash, phoneHash } from '../keys/keyed-hash.ts'
import { type Client, openRequests } from '../keys/open-request.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { isNamed } from './match-name.ts'
import { isPhoneOf } from './match-phone.ts'
import { readAsked } from './read-asked.ts'

/**
 * Finds her requests by a reference, a city, a whole email address or phone number, however old, or by a name or part of a number among the newest: those are
 * sealed, opened here for her alone and never logged. Her notes are not looked in: each is sealed by itself, and hundreds would have to be opened for one word.
 */
export async function searchRequests(env: PlatformEnv, tenantId: string, typed: string): Promise<ListRow[]> {
  if (!isSearchable(typed)) return []
  const asked = readAsked(typed)
  const hashes = await hashesOf(env, tenantId, asked)
  const [byReference, byCity, byHash, newest] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([
      selectReferencesLike(tx, tenantId, { text: asked, limit: FOUND_REQUESTS_MAX }),
      selectReferencesIn(tx, tenantId, { city: asked, limit: FOUND_REQUESTS_MAX }),
      hashes && selectReferencesOf(tx, tenantId, { ...hashes, limit: FOUND_REQUESTS_MAX }),
      selectNewestSealed(tx, tenantId, SEARCHED_REQUESTS_MAX),
    ]),
  )
  const clients = await openRequests(env, tenantId, newest)
  const isAsked = (client: Client | undefined) => isNamed(client?.name.raw, asked) || isPhoneOf(client?.phone?.raw, asked)
  const byClient = newest.filter((_, index) => isAsked(clients[index])).map(({ reference }) => reference)
  const found = [...new Set([...byReference, ...(byHash ?? []), ...byClient, ...byCity])].slice(0, FOUND_REQUESTS_MAX)
  return inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectByReferences(tx, tenantId, found))
}

/** Of a whole email address, or of a whole phone number: what is kept of both to know a client again. Undefined: it is neither. */
async function hashesOf(env: PlatformEnv, tenantId: string, asked: string) {
  const email = /^[^\s@]+@[^\s@]+$/.test(asked) ? asked : undefined
  const digits = /^[+\d\s().-]+$/.test(asked) && asked.replaceAll(/\D/g, '').length >= PHONE_DIGITS ? asked : undefined
  if (email === undefined && digits === undefined) return undefined
  const key = await env.KEYS.get(env.KEYS.idFromName(tenantId)).hashKey()
  return {
    clientHash: email === undefined ? null : await clientHash(key, tenantId, email),
    phoneHash: digits === undefined ? null : await phoneHash(key, tenantId, digits),
  }
}

/** As many as a number is known by (keyed-hash.ts). */
const PHONE_DIGITS = 9

/** Whether there is anything to look for. */
export const isSearchable = (typed: string): boolean => /[\p{L}\p{N}]/u.test(readAsked(typed))
