import { isbot } from 'isbot'

/** Whether this request is a person who has not asked to be left alone. Others get control, no cookie, and are in no number. */
export function isCounted({ headers }: Request): boolean {
  return !refusesTracking(headers) && !isSpeculative(headers) && !isbot(headers.get('user-agent')) && headers.get('user-agent') !== null
}

const refusesTracking = (headers: Headers) => headers.get('sec-gpc') === '1' || headers.get('dnt') === '1'

/** Fetched before anybody looks: prefetch and prerender. */
const isSpeculative = (headers: Headers) =>
  ['sec-purpose', 'purpose', 'x-moz', 'x-purpose'].some((name) => /prefetch|prerender|preview/i.test(headers.get(name) ?? ''))
