import { seeOther } from '../../http/see-other.ts'
import type { SiteContext } from '../context.ts'
import { langOf } from './lang-of.ts'
import { moveOwnRequest, showMoves } from './move-own-request.ts'

// A client's own page of a request. What an address says is done, so that no body is read.

export function showOwnRequest(context: SiteContext, token: string): Promise<Response> {
  const { env, manifest, url } = context
  if (url.searchParams.has('change')) return showMoves(context, token)
  if (url.searchParams.has('calendar')) return env.SITE_API.ownCalendar(manifest.tenantId, token, langOf(context))
  return env.SITE_API.showOwnRequest(manifest.tenantId, token, url.searchParams.get('said') ?? undefined, langOf(context))
}

export async function actOnOwnRequest(context: SiteContext, token: string): Promise<Response> {
  const { env, manifest, url } = context
  const deed = url.searchParams.get('do')
  if (deed === 'move') return moveOwnRequest(context, token)
  if (deed === 'pick') return env.SITE_API.pickOwnTime(manifest.tenantId, token, url.searchParams.get('time') ?? '', langOf(context))
  // An address that was cut short, or a page of before: nothing is done by a form that does not say what, and the page asks for it again.
  if (deed !== 'confirm' && deed !== 'cancel') return seeOther(`${url.pathname}?said=unclear`)
  return env.SITE_API.actOnOwnRequest(manifest.tenantId, token, { isConfirming: deed === 'confirm', lang: langOf(context) })
}
