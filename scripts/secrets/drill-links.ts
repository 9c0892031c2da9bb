import type { Sql } from 'postgres'
import { makeCalendarFeed } from '../../db/queries/calendar-feed.ts'
import { signCalendar } from '../../edge/platform/keys/calendar-link.ts'
import { signRequest } from '../../edge/platform/keys/request-link.ts'
import { signPreview } from '../../edge/site/variants/preview-link.ts'
import { calendarPath, metricsPath, requestPath } from '../../tenants/contract/urls.ts'
import { type LocalSecrets, previewKey } from '../runtime/local-secrets.ts'
import { requestSite } from '../test-support/request-site.ts'

const TENANT = 'claire'
const SHOWN = [{ experiment: 'hero-photo', variant: 'salon' }]
const HOUR_MS = 3_600_000

/** What somebody was given at one time, and keeps. */
export interface GivenLinks {
  request: string
  calendar: string
  preview: string
  operatorKey: string
}

/** Signed with the secrets of now, as mails and pages do. */
export async function giveLinks(sql: Sql, secrets: LocalSecrets, reference: string): Promise<GivenLinks> {
  const feedId = await makeCalendarFeed(sql, TENANT)
  return {
    request: requestPath(await signRequest(secrets.linkSecret, { tenantId: TENANT, reference, holder: 'companion' })),
    calendar: calendarPath(await signCalendar(secrets.linkSecret, { tenantId: TENANT, feedId })),
    preview: `/?preview=${await signPreview(previewKey(secrets, TENANT), SHOWN, new Date(Date.now() + HOUR_MS))}`,
    operatorKey: secrets.operatorKey,
  }
}

/** What comes of each now: `opens` or `ended`. */
export async function followLinks(port: number, given: GivenLinks): Promise<Record<keyof GivenLinks, string>> {
  const status = async (path: string, headers = {}) => (await requestSite({ port, path, headers })).status
  const preview = await requestSite({ port, slug: TENANT, path: given.preview })
  const say = (isOpen: boolean) => (isOpen ? 'opens' : 'ended')
  return {
    request: say((await status(given.request)) === 200),
    calendar: say((await status(given.calendar)) === 200),
    // A link that has ended shows the page that everybody gets, which search engines may keep.
    preview: say(preview.headers.get('x-robots-tag') === 'noindex'),
    operatorKey: say((await status(metricsPath(), { authorization: `Bearer ${given.operatorKey}` })) === 200),
  }
}
