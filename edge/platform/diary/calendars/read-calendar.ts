import type { TransactionSql } from 'postgres'
import {
  type CalendarReading,
  type DueCalendar,
  findBusyCalendar,
  layBusyTimes,
  noteUnchanged,
  noteUnreadable,
} from '../../../../db/queries/busy-calendars.ts'
import { selectReportTenant } from '../../../../db/queries/report-facts.ts'
import { BUSY_CALENDAR_MINUTES } from '../../../../tenants/contract/diary-limits.ts'
import { openAddress } from '../../keys/seal-address.ts'
import { forgetHeldTimes } from '../../postgres/recall-held-times.ts'
import { laidUntil } from '../lay-blocks.ts'
import { parseCalendarAddress } from './calendar-address.ts'
import { type Fetched, type FetchProblem, fetchCalendar, type Version } from './fetch-calendar.ts'
import { planBusyTimes } from './plan-busy-times.ts'
import { stripCalendar } from './strip-calendar.ts'

/** Why the times of a calendar are not known: those of before stay. */
export type ReadingProblem = FetchProblem | 'too_many' | 'lost'

const DAY_MS = 86_400_000
const RETRY_SECONDS_MAX = 6 * 3600
/** What she has been doing of late stands in her diary too. */
const PAST_DAYS = 7

/**
 * Reads a calendar that is kept and writes what has changed. Undefined: it is not there any more. `inTenant`: runs work in a transaction of that tenant; none
 * is open while the calendar's server is waited for.
 */
export async function readCalendar(
  env: PlatformEnv,
  {
    tenantId,
    calendarId,
    now,
    inTenant,
  }: { tenantId: string; calendarId: string; now: Date; inTenant: <T>(work: (tx: TransactionSql) => Promise<T>) => Promise<T> },
): Promise<{ problem: ReadingProblem | undefined } | undefined> {
  const [calendar, her] = await inTenant((tx) =>
    Promise.all([findBusyCalendar(tx, tenantId, calendarId), selectReportTenant(tx, tenantId)]),
  )
  if (!calendar || !her) return undefined
  const read = await readAnew(env, { tenantId, calendar, timeZone: her.timeZone, now })
  await inTenant(async (tx) => {
    const dueIn = BUSY_CALENDAR_MINUTES * 60
    if ('isUnchanged' in read) await noteUnchanged(tx, tenantId, { calendarId, dueIn })
    else if ('times' in read) await layBusyTimes(tx, tenantId, { calendarId, reading: read, dueIn })
    else await noteUnreadable(tx, tenantId, { calendarId, problem: read.problem, dueIn: retryIn(calendar.failures) })
  })
  if ('times' in read) forgetHeldTimes(tenantId)
  return { problem: 'problem' in read ? read.problem : undefined }
}

/** In ten minutes, twenty, forty: seconds. */
const retryIn = (failures: number): number => Math.min(BUSY_CALENDAR_MINUTES * 60 * 2 ** Math.min(failures, 10), RETRY_SECONDS_MAX)

async function readAnew(
  env: PlatformEnv,
  { tenantId, calendar, timeZone, now }: { tenantId: string; calendar: DueCalendar; timeZone: string; now: Date },
): Promise<CalendarReading | { isUnchanged: true } | { problem: ReadingProblem }> {
  const { reference, addressSealed, etag, lastModified, wholeAt } = calendar
  const address = await openAddress(env, { tenantId, reference }, addressSealed)
  const parsed = address === undefined ? undefined : parseCalendarAddress(address, env.PLATFORM_DOMAIN)
  if (!parsed || !('url' in parsed)) return { problem: 'lost' }
  // Once a day from beginning to end: time goes on, and with it how far ahead anybody can book.
  const isFresh = now.getTime() - wholeAt.getTime() < DAY_MS
  return readBusyTimes(env, { url: parsed.url, known: isFresh ? { etag, lastModified } : undefined, timeZone, now })
}

/** What stands at an address. `known`: of the version that is kept, which is not read again. */
export async function readBusyTimes(
  env: PlatformEnv,
  { url, known, timeZone, now }: { url: URL; known: Version | undefined; timeZone: string; now: Date },
): Promise<CalendarReading | { isUnchanged: true } | { problem: ReadingProblem }> {
  const fetched: Fetched = await fetchCalendar(url, { known, send: sender(env), domain: env.PLATFORM_DOMAIN })
  if (!('text' in fetched)) return fetched
  const calendar = stripCalendar(fetched.text)
  const busy = calendar && (await planBusyTimes(calendar, { timeZone, ...rangeAt(now), breathe: () => scheduler.wait(0) }))
  return busy ? { ...busy, ...fetched.version } : { problem: 'too_many' }
}

/** By whole days, so that an unchanged calendar is unchanged until tomorrow. */
function rangeAt(now: Date): { from: number; until: number } {
  const day = (time: number) => Math.floor(time / DAY_MS) * DAY_MS
  return { from: day(now.getTime()) - PAST_DAYS * DAY_MS, until: day(laidUntil(now).getTime()) }
}

/** On Cloudflare `fetch`, which reaches nothing but the public network; on one machine a network that refuses all else (scripts/runtime/plan-workers.ts). */
const sender = (env: PlatformEnv) => (request: Request) => (env.CALENDARS ? env.CALENDARS.fetch(request) : fetch(request))
