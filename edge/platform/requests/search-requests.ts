import { selectNewestSealed, selectReferencesIn, selectReferencesLike } from '../../../db/queries/find-requests.ts'
import { type ListRow, selectByReferences } from '../../../db/queries/request-list.ts'
import { FOUND_REQUESTS_MAX, SEARCHED_REQUESTS_MAX } from '../../../tenants/contract/limits.ts'
import { type Client, openRequests } from '../keys/open-request.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { isPhoneOf } from './match-phone.ts'

/**
 * Finds her requests by a reference or a city, however old, or by a name or a phone number among the newest: those are sealed, opened here for her alone and
 * never logged. Her notes are not looked in: each is sealed by itself, and hundreds would have to be opened for one word.
 */
export async function searchRequests(env: PlatformEnv, tenantId: string, asked: string): Promise<ListRow[]> {
  if (!isSearchable(asked)) return []
  const [byReference, byCity, newest] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([
      selectReferencesLike(tx, tenantId, { text: asked, limit: FOUND_REQUESTS_MAX }),
      selectReferencesIn(tx, tenantId, { city: asked, limit: FOUND_REQUESTS_MAX }),
      selectNewestSealed(tx, tenantId, SEARCHED_REQUESTS_MAX),
    ]),
  )
  const clients = await openRequests(env, tenantId, newest)
  const isAsked = (client: Client | undefined) => isNamed(client?.name.raw, asked) || isPhoneOf(client?.phone?.raw, asked)
  const byClient = newest.filter((_, index) => isAsked(clients[index])).map(({ reference }) => reference)
  const found = [...new Set([...byReference, ...byClient, ...byCity])].slice(0, FOUND_REQUESTS_MAX)
  return inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectByReferences(tx, tenantId, found))
}

/** Whether there is anything to look for. */
export const isSearchable = (asked: string): boolean => /[\p{L}\p{N}]/u.test(asked)

/** `jose` finds "José García", and so does `garcia jo`. */
export function isNamed(name: string | undefined, asked: string): boolean {
  const parts = plain(asked).split(/\s+/).filter(Boolean)
  const words = name === undefined ? [] : plain(name).split(/\s+/)
  return parts.length > 0 && parts.every((part) => words.some((word) => word.startsWith(part)))
}

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
