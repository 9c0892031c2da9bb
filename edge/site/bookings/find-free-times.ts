import type { FormPlace } from '../../../tenants/contract/form-places.ts'
import { BOOKING_ADVANCE_DAYS_MAX } from '../../../tenants/contract/limits.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import type { FreeDay } from '../../../tenants/contract/nearest-starts.ts'
import { limitReads } from '../../http/limit-reads.ts'
import { localDay } from '../../http/local-day.ts'
import { logEvent } from '../../http/log.ts'
import { placeOf } from '../../http/place-of.ts'
import { planFreeStarts } from '../../http/plan-free-starts.ts'
import type { SiteContext } from '../context.ts'
import { pickLanguage } from '../pages/pick-language.ts'
import { currentRules } from './current-rules.ts'
import { livePlaces } from './live-places.ts'
import { planService, siteRules } from './plan-booking.ts'
import { tellServices } from './refuse-start.ts'
import { tellPlaces } from './tell-places.ts'

export interface FreeTimesQuery {
  /** Absent: today, or the first day of the next leg where a city of the tour is asked for. */
  from?: string | undefined
  days: number
  /** Absent: the first service, for its usual time. */
  service?: string | undefined
  hours?: number | undefined
  city?: string | undefined
  /** Locale of the page that asks. */
  lang?: string | undefined
  /** Times that a request which moves keeps from others, and not from itself. */
  own?: readonly { from: number; to: number }[]
}

export interface FreeTimes {
  days: FreeDay[]
  /** Why nothing is free, where that can be said: "I’m in Brisbane from 4 to 8 December." */
  note?: string
  /** Where she can be met, where that is no longer what the page was built with. */
  places?: FormPlace[]
}

const DAY_MS = 86_400_000
/** Each tenant's last answer. */
const planned = new Map<string, { key: string; days: FreeDay[] }>()

/** What a request would be taken for. Undefined where the database is away. */
export async function findFreeTimes(context: SiteContext, asked: FreeTimesQuery): Promise<FreeTimes | undefined> {
  const { env, manifest, now } = context
  const language = pickLanguage(manifest, asked.lang)
  const rules = siteRules(await currentRules(context), { language, now })
  const { booking } = rules
  const told = livePlaces(booking, { built: manifest.booking, now })
  const city = asked.city || undefined
  const from = firstDay({ from: asked.from, city }, booking, now)
  // Nothing can be asked for so late, and the last days of the calendar have none after them.
  if (Date.parse(from) > now.getTime() + (BOOKING_ADVANCE_DAYS_MAX + 1) * DAY_MS) return { days: [], ...told }
  const usual = booking.services.find(({ id }) => id === (asked.service ?? booking.services[0]?.id))
  const hours = asked.hours ?? usual?.hours ?? 1
  const service = planService({ service: usual?.id ?? '', hours }, rules)
  const dates = Array.from({ length: asked.days }, (_, index) => dayAfter(from, index))
  if ('reason' in service)
    return { days: dates.map((date) => ({ date, starts: [] })), note: Object.values(service.fields ?? {}).join(' '), ...told }
  const first = Date.parse(`${from}T00:00Z`)
  try {
    // A day of room on both sides for time zones and for bookings that begin the evening before.
    const range = { from: first - 4 * DAY_MS, to: first + (asked.days + 4) * DAY_MS }
    // In turns here too: to plan takes milliseconds of the thread on which requests are taken.
    const days = await limitReads(`visitors of ${manifest.tenantId}`, async () => {
      const all = await env.SITE_API.heldTimes(manifest.tenantId, range)
      const held = all.filter(({ from, to }) => !asked.own?.some((own) => own.from === from && own.to === to))
      const query = { from, days: asked.days, hours, city, service: service.id }
      // The same question in the same second with the same times held has the same answer.
      const key = JSON.stringify([query, booking.policy, booking.tour, held, Math.floor(now.getTime() / 1000)])
      const last = planned.get(manifest.tenantId)
      if (last?.key === key) return last.days
      const planning = planFreeStarts(query, rules, held)
      planned.set(manifest.tenantId, { key, days: planning })
      return planning
    })
    if (days.some(({ starts }) => starts.length > 0)) return { days, ...told }
    const there = dates.map((day) => placeOf({ city, day }, booking))
    const limited = there.flatMap((place) => ('city' in place && place.leg?.services ? [place.leg] : []))[0]
    if (limited && !limited.services?.includes(service.id)) return { days, note: tellServices(limited, rules), ...told }
    const elsewhere = there.find((place) => !('city' in place))
    return elsewhere === undefined || 'city' in elsewhere
      ? { days, ...told }
      : { days, note: tellPlaces(elsewhere, { language, now }), ...told }
  } catch (error) {
    logEvent('availability_not_read', { tenant: manifest.tenantId, error })
    return undefined
  }
}

/** Never before today, which begins at the last of her places to see it: what is over there is too soon anyway. */
function firstDay({ from, city }: Pick<FreeTimesQuery, 'from' | 'city'>, booking: Manifest['booking'], now: Date): string {
  const today = [booking, ...booking.tour].map(({ timeZone }) => localDay(now, timeZone).day).sort()[0] as string
  if (from !== undefined) return from < today ? today : from
  const place = placeOf({ city, day: today }, booking)
  const legs = 'legs' in place && city !== undefined && city !== booking.city ? place.legs.map((leg) => leg.from).sort() : []
  return legs.find((day) => day > today) ?? today
}

const dayAfter = (day: string, count: number): string => new Date(Date.parse(`${day}T00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
