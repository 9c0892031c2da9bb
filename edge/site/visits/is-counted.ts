import { isbot } from 'isbot'
import type { DropReason } from '../../../tenants/contract/event.ts'

/** Why this request is in no number; undefined for a person who has not asked to be left alone. */
export function uncountedReason({ headers }: Request): DropReason | undefined {
  if (headers.get('user-agent') === null || isbot(headers.get('user-agent'))) return 'bot'
  if (refusesTracking(headers)) return 'private'
  return isSpeculative(headers) ? 'speculative' : undefined
}

/** Whoever is not counted gets control and no cookie. */
export const isCounted = (request: Request): boolean => uncountedReason(request) === undefined

const refusesTracking = (headers: Headers) => headers.get('sec-gpc') === '1' || headers.get('dnt') === '1'

/** Fetched before anybody looks: prefetch and prerender. */
const isSpeculative = (headers: Headers) =>
  ['sec-purpose', 'purpose', 'x-moz', 'x-purpose'].some((name) => /prefetch|prerender|preview/i.test(headers.get(name) ?? ''))
