import { tourPath } from '../../edge/platform/diary/tour/leg-path.ts'
import { draftPath } from '../../tenants/contract/urls.ts'
import { requestDashboard } from '../test-support/request-dashboard.ts'
import { type Cookies, headerOf } from './sign-in-everybody.ts'

// Addresses that only a page of hers has.

interface Place {
  place: { port: number }
  cookies: Cookies
}

/** Her next leg. */
export async function nextLegPath({ place: { port }, cookies }: Place): Promise<string> {
  const page = await (await requestDashboard(tourPath(), { port, cookie: headerOf(cookies.busy) })).text()
  const leg = new RegExp(`href="(${tourPath()}/\\d[^"]*)"`).exec(page)?.[1]
  if (leg === undefined) throw new Error('She has no leg.')
  return leg
}

/** As the button of her page opens it, key and all. */
export async function draftUrl({ place: { port }, cookies }: Place): Promise<string> {
  const page = await (await requestDashboard(draftPath(), { port, cookie: headerOf(cookies.busy) })).text()
  const url = /href="(http[^"]*preview-[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
  if (url === undefined) throw new Error('Her draft has no address.')
  return url
}
