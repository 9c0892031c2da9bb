import { addBusyCalendar, layBusyTimes, removeBusyCalendar, selectBusyCalendars } from '../../../../db/queries/busy-calendars.ts'
import { replaceCalendarFeed } from '../../../../db/queries/calendar-feed.ts'
import { selectReportTenant } from '../../../../db/queries/report-facts.ts'
import { BUSY_CALENDAR_MINUTES, BUSY_CALENDARS_MAX } from '../../../../tenants/contract/diary-limits.ts'
import { dashboardPath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { makeReference } from '../../keys/make-reference.ts'
import { openAddress, sealAddress } from '../../keys/seal-address.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { parseCalendarAddress } from './calendar-address.ts'
import { ADDING_WORDS, readingWords } from './calendar-words.ts'
import { showCalendars } from './calendars-page.tsx'
import { readBusyTimes, readCalendar } from './read-calendar.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A button of the page of calendars. */
export async function actOnCalendars(
  env: PlatformEnv,
  { tenantId, form, now }: { tenantId: string; form: FormData; now: Date },
): Promise<Response> {
  const tenant = { tenantId, role: 'companion_ingest' } as const
  const calendarId = String(form.get('calendar') ?? '')
  switch (form.get('do')) {
    case 'add': {
      const typed = String(form.get('address') ?? '')
      const error = await addCalendar(env, { tenantId, typed, now })
      return error === undefined ? done('added') : showCalendars(env, { tenantId, now, refused: { typed, error } })
    }
    case 'read': {
      const read = UUID.test(calendarId)
        ? await readCalendar(env, { tenantId, calendarId, now, inTenant: (work) => inTenant(env, tenant, work) })
        : undefined
      return done(read && read.problem === undefined ? 'read' : undefined)
    }
    case 'remove': {
      const wasThere = UUID.test(calendarId) && (await inTenant(env, tenant, (tx) => removeBusyCalendar(tx, tenantId, calendarId)))
      return done(wasThere ? 'removed' : undefined)
    }
    case 'feed':
      await inTenant(env, tenant, (tx) => replaceCalendarFeed(tx, tenantId))
      return done('address')
    default:
      return done(undefined)
  }
}

const done = (said: string | undefined): Response => seeOther(`${dashboardPath('calendars')}${said === undefined ? '' : `?said=${said}`}`)

/** Reads it first: what cannot be read is not kept. What is wrong with it; undefined: it is in her diary. */
async function addCalendar(
  env: PlatformEnv,
  { tenantId, typed, now }: { tenantId: string; typed: string; now: Date },
): Promise<string | undefined> {
  const parsed = parseCalendarAddress(typed, env.PLATFORM_DOMAIN)
  if ('problem' in parsed) return ADDING_WORDS[parsed.problem]
  const { url } = parsed
  const tenant = { tenantId, role: 'companion_ingest' } as const
  const [her, calendars] = await inTenant(env, tenant, (tx) =>
    Promise.all([selectReportTenant(tx, tenantId), selectBusyCalendars(tx, tenantId)]),
  )
  if (!her) throw new Error('A session without a tenant.')
  if (calendars.length >= BUSY_CALENDARS_MAX) return ADDING_WORDS.enough
  const addresses = await Promise.all(
    calendars.map(({ reference, addressSealed }) => openAddress(env, { tenantId, reference }, addressSealed)),
  )
  if (addresses.includes(url.href)) return ADDING_WORDS.twice
  const read = await readBusyTimes(env, { url, known: undefined, timeZone: her.timeZone, now })
  if (!('times' in read)) return readingWords('problem' in read ? read.problem : 'away', url.hostname)
  const reference = makeReference()
  const calendar = { reference, addressSealed: await sealAddress(env, { tenantId, reference }, url.href), host: url.hostname }
  const isAdded = await inTenant(env, tenant, async (tx) => {
    const calendarId = await addBusyCalendar(tx, tenantId, { calendar, max: BUSY_CALENDARS_MAX })
    if (calendarId === undefined) return false
    await layBusyTimes(tx, tenantId, { calendarId, reading: read, dueIn: BUSY_CALENDAR_MINUTES * 60 })
    return true
  })
  if (isAdded) return undefined
  await env.KEYS.get(env.KEYS.idFromName(tenantId)).discard(reference)
  return ADDING_WORDS.enough
}
