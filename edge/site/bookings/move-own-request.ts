import { parseLocalTime } from '../../../tenants/contract/local-time.ts'
import type { FreeDay } from '../../../tenants/contract/nearest-starts.ts'
import { planLengths } from '../../../tenants/contract/plan-lengths.ts'
import { isVisit } from '../../../tenants/contract/prices.ts'
import { ownRequestPath } from '../../../tenants/contract/urls.ts'
import { addDays } from '../../http/add-days.ts'
import { placeOf } from '../../http/place-of.ts'
import { dayOf } from '../../http/plan-start.ts'
import { seeOther } from '../../http/see-other.ts'
import type { Movable } from '../../platform/requests/own-request.ts'
import type { SiteContext } from '../context.ts'
import { pickLanguage } from '../pages/pick-language.ts'
import { currentRules } from './current-rules.ts'
import { daysAround } from './days-around.ts'
import { findFreeTimes } from './find-free-times.ts'
import { langOf } from './lang-of.ts'
import { planBooking, type SiteRules, siteRules } from './plan-booking.ts'

// A client moves a request that is not answered yet, or asks to move an appointment, to a time and for a length that the form would take, an appointment for
// the length that it has: one tap chooses, a second one sends. The platform has the request, and renders the pages; the rules and the calendar are here.

/** How many days are shown, and how many of them come before the day that is looked at. */
const DAYS = 28
const DAYS_BEFORE = 7
/** In place of a time: she is not asked any more. A site of the version before takes it for a time that nobody can have, and never for a cancellation. */
const TO_WHERE_IT_WAS = 'as-it-was'

/**
 * GET …?change=2026-12-05&hours=3, each optional: the days on which it can be had for so long, and the times of one of them. With &time=19:00 what that one
 * means, before it is sent; where Back leads there after it was, what was asked for.
 */
export async function showMoves(context: SiteContext, token: string): Promise<Response> {
  const { env, manifest, now, url } = context
  const lang = langOf(context)
  const [movable, rules] = await Promise.all([readMovable(context, token), rulesOf(context)])
  if (!movable) return env.SITE_API.showOwnRequest(manifest.tenantId, token, 'not_allowed', lang)
  const { service, city, held, wish } = movable
  const named = url.searchParams.get('change') ?? ''
  const day = isDay(named) ? named : movable.startsAt.slice(0, 10)
  const hours = hoursOf(url, { movable, rules })
  const time = url.searchParams.get('time') ?? undefined
  const said = sentBefore(movable, { startsAt: `${day}T${time}`, hours })
  if (said) return env.SITE_API.showOwnRequest(manifest.tenantId, token, said, lang)
  const today = now.toISOString().slice(0, 10)
  const from = [addDays(day, -DAYS_BEFORE), today].sort().at(-1) ?? today
  const found = await findFreeTimes(context, {
    from,
    days: DAYS,
    service,
    hours,
    city,
    own: [held, wish ?? null].filter((own) => own !== null),
  })
  const days = (found?.days ?? []).map((each) => withoutItself(each, { movable, hours }))
  const starts = days.find(({ date }) => date === day)?.starts ?? []
  const chosen = time !== undefined && starts.includes(time) ? time : undefined
  const first = chosen ?? starts[0]
  const planned = first === undefined ? undefined : plan(movable, { startsAt: `${day}T${first}`, hours }, rules)
  return env.SITE_API.showMoves(
    manifest.tenantId,
    token,
    {
      day,
      hours,
      days,
      priceCents: planned && !('reason' in planned) ? planned.priceCents : undefined,
      isUnread: found === undefined,
      ...daysAround({ day, from, days: DAYS, city, service }, rules),
      ...lengthsOf(movable, hours, rules),
      chosen,
      // What could be chosen a minute ago may be taken by now.
      said: time !== undefined && chosen === undefined && found ? 'slot_taken' : (url.searchParams.get('said') ?? undefined),
    },
    lang,
  )
}

/** POST …?do=move&time=2026-12-05T20:00&hours=3: moves it and leads back to its page, or to what is free where that time is not. */
export async function moveOwnRequest(context: SiteContext, token: string): Promise<Response> {
  const { env, manifest, url } = context
  if (url.searchParams.get('time') === TO_WHERE_IT_WAS) return env.SITE_API.takeOwnWishBack(manifest.tenantId, token, langOf(context))
  const [movable, rules] = await Promise.all([readMovable(context, token), rulesOf(context)])
  if (!movable) return seeOther(`${ownRequestPath(token)}?said=not_allowed`)
  const [startsAt, hours] = [url.searchParams.get('time') ?? '', hoursOf(url, { movable, rules })]
  const planned = plan(movable, { startsAt, hours }, rules)
  const again = new URLSearchParams({ change: startsAt.slice(0, 10), hours: String(hours), said: 'slot_taken' })
  if ('reason' in planned) return seeOther(`${ownRequestPath(token)}?${again}`)
  const { endsAt, priceCents, city, timeZone } = planned
  const { bufferMinutes } = rules.booking.policy
  const move = { startsAt: planned.startsAt, endsAt, priceCents, city, timeZone, bufferMinutes }
  return env.SITE_API.moveOwnRequest(manifest.tenantId, token, { move, again: String(again), lang: langOf(context) })
}

/** Null where it cannot be moved, and where nobody can say: its own page tells which. */
const readMovable = ({ env, manifest }: SiteContext, token: string): Promise<Movable | null> =>
  env.SITE_API.readMovable(manifest.tenantId, token).catch(() => null)

/** As they are now: those that a request is read by. */
const rulesOf = async (context: SiteContext): Promise<SiteRules> =>
  siteRules(await currentRules(context), { language: pickLanguage(context.manifest, undefined), now: context.now })

/** What is offered here is taken there. */
function plan(movable: Movable, { startsAt, hours }: { startsAt: string; hours: number }, rules: SiteRules) {
  const { service, city, hasAddress } = movable
  const planned = planBooking({ service, startsAt, hours, city, address: hasAddress ? 'as it was' : undefined }, rules)
  const kept = keptPrice(movable, { startsAt, hours }, rules)
  return 'reason' in planned ? planned : { ...planned, priceCents: kept === undefined ? planned.priceCents : kept }
}

/** What was told or agreed holds for as long and for the same kind of place; undefined: today's price does. What stands never has another length. */
function keptPrice(
  movable: Movable,
  { startsAt, hours }: { startsAt: string; hours: number },
  rules: SiteRules,
): number | null | undefined {
  if (movable.isConfirmed) return movable.priceCents
  return hours === movable.hours && isVisitAt(movable, startsAt, rules) === isVisitAt(movable, movable.startsAt, rules)
    ? movable.priceCents
    : undefined
}

/** Whether she would come to the client then; undefined: she is not in that city. */
function isVisitAt({ service: id, hours, city, hasAddress }: Movable, startsAt: string, { booking }: SiteRules): boolean | undefined {
  const local = parseLocalTime(startsAt)
  const place = local === undefined ? undefined : placeOf({ city, day: dayOf({ local, city }, booking) }, booking)
  const prices = booking.services.find((each) => each.id === id)?.prices ?? []
  return place && 'timeZone' in place ? isVisit(prices, { hours, hasAddress, place }) : undefined
}

/** As the form has them, with what it is for and what was asked for here. None where there is no such service any more. */
function lengthsOf(
  { service, isConfirmed, hours: own }: Movable,
  hours: number,
  { booking: { services, policy } }: SiteRules,
): { lengths: number[]; usual: number[] } {
  if (!services.some(({ id }) => id === service)) return { lengths: [], usual: [] }
  if (isConfirmed) return { lengths: [own], usual: [own] }
  const { usual, others } = planLengths({ services, hoursMax: policy.hoursMax }, { service, chosen: [own, hours] })
  return { lengths: [...usual, ...others].sort((one, other) => one - other), usual }
}

/** Those that are asked for where the service can be had for so long, else its own. */
function hoursOf({ searchParams }: URL, { movable, rules }: { movable: Movable; rules: SiteRules }): number {
  const hours = Number(searchParams.get('hours') ?? '')
  const { services, policy } = rules.booking
  const shortest = services.find(({ id }) => id === movable.service)?.hoursMin ?? Number.POSITIVE_INFINITY
  const canBeHad = hours >= shortest && hours <= policy.hoursMax && Number.isInteger(hours * 2)
  return canBeHad && !movable.isConfirmed ? hours : movable.hours
}

/** Neither to where it is already, nor to what she has been asked for. */
const withoutItself = ({ date, starts }: FreeDay, { movable, hours }: { movable: Movable; hours: number }): FreeDay => ({
  date,
  starts: starts.filter((time) => !sentBefore(movable, { startsAt: `${date}T${time}`, hours })),
})

/** What was said when this was sent; undefined: it was not. */
const sentBefore = ({ wish, startsAt, hours }: Movable, to: { startsAt: string; hours: number }): 'moved' | 'asked' | undefined => {
  if (to.hours !== hours) return undefined
  if (to.startsAt === startsAt) return 'moved'
  return to.startsAt === wish?.startsAt ? 'asked' : undefined
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00Z`))
