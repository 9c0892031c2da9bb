import type { ISql } from 'postgres'
import { findCalendarFeed } from '../../../db/queries/calendar-feed.ts'
import { linkMac } from './link-mac.ts'
import { isSignedBy } from './link-secrets.ts'

/** The secret part of a calendar feed's address: `claire.0f3a…`. It opens nothing but the feed, and ends when the tenant's feed gets another id. */
export const signCalendar = async (secret: string, { tenantId, feedId }: { tenantId: string; feedId: string }): Promise<string> =>
  `${tenantId}.${await linkMac(secret, { tenantId, purpose: 'calendar feed' }, feedId)}`

/** Whose feed an address may be; whether it is, `isCalendarLink` says. */
export const tenantOfCalendar = (token: string): string | undefined => /^([a-z0-9-]{1,40})\.[0-9a-f]{32}$/.exec(token)?.[1]

/** In a transaction of that tenant. */
export async function isCalendarLink(
  sql: ISql,
  secrets: readonly string[],
  { tenantId, token }: { tenantId: string; token: string },
): Promise<boolean> {
  const feedId = await findCalendarFeed(sql, tenantId)
  return feedId !== undefined && isSignedBy(secrets, token, (secret) => signCalendar(secret, { tenantId, feedId }))
}
