import { SIGN_IN_DESTINATION_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'

const HERE = 'https://here.invalid'

/**
 * Where somebody was going when she was asked to sign in: a path of her app, with its query. Undefined for anything else, so that no link to our sign-in
 * can send a person to a page of somebody else. Pure.
 */
export function readDestination(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.length > SIGN_IN_DESTINATION_LENGTH_MAX || !text.startsWith(dashboardPath())) return undefined
  // What a browser makes of it decides: it drops line breaks, turns \ into / and resolves dots.
  const url = URL.parse(text, HERE)
  if (url?.origin !== HERE) return undefined
  const isApp = url.pathname === dashboardPath() || url.pathname.startsWith(`${dashboardPath()}/`)
  return isApp ? url.pathname + url.search : undefined
}
