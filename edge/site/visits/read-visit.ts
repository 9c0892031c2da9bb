import { cleanLabel } from '../../../tenants/contract/clean-text.ts'
import { CLICK_IDS, type Utm, type Visit } from '../../../tenants/contract/event.ts'
import { EVENT_TEXT_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import type { VisitorIds } from './identify-visitor.ts'
import { readBrowser } from './read-browser.ts'

/** What may be kept of a request. The user agent is reduced to families here and goes no further. */
export function readVisit(request: Request, ids: VisitorIds): Visit {
  const url = new URL(request.url)
  const cf = request.cf as Partial<IncomingRequestCfProperties> | undefined
  return {
    ...ids,
    referrerHost: referrerHost(request.headers.get('referer'), url.host),
    ...readUtm(url.searchParams),
    clickSource: clickSource(url.searchParams),
    country: short(cf?.country),
    region: short(cf?.region),
    city: short(cf?.city),
    ...readBrowser(request.headers.get('user-agent') ?? ''),
  }
}

function readUtm(query: URLSearchParams): Utm {
  const field = (name: string) => short(query.get(name))
  return {
    utmSource: field('utm_source'),
    utmMedium: field('utm_medium'),
    utmCampaign: field('utm_campaign'),
    utmTerm: field('utm_term'),
    utmContent: field('utm_content'),
  }
}

const clickSource = (query: URLSearchParams): string | null =>
  Object.entries(CLICK_IDS).find(([parameter]) => query.has(parameter))?.[1] ?? null

function referrerHost(referrer: string | null, ownHost: string): string | null {
  const url = referrer === null ? null : URL.parse(referrer)
  return url === null || url.host === '' || url.host === ownHost ? null : short(url.hostname)
}

/** Cleaned here, so that nothing else leaves the request; the schema of the queue's messages cleans it again, whoever sent it. */
const short = (text: string | null | undefined): string | null => cleanLabel(text, EVENT_TEXT_LENGTH_MAX)
