import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { localDay } from '../../edge/http/local-day.ts'
import type { Event } from '../../tenants/contract/event.ts'
import type { EventName } from '../../tenants/contract/event-data.ts'
import { FUNNEL, INTERACTIONS } from './funnel-steps.ts'

// The plainest thing that can be right about visits: sort, cut at the gaps, count. For db/queries/ingest-model.stack.test.ts.

export const ZONE = 'Australia/Sydney'
const MINUTE_MS = 60_000
/** In the evening in Sydney, a few days ago: what is older than the tenant's retention is not computed anew. */
const START = Math.floor(Date.now() / 86_400_000 - 4) * 86_400_000 + 9 * 3_600_000

const hash = (...parts: unknown[]) => createHash('md5').update(parts.join('|')).digest('hex')
const dayOf = (at: number) => localDay(new Date(at), ZONE).day

interface Happening {
  person: number
  at: number
  name: EventName
  path: string
  source: string
}

/** One person's events: mostly close together, now and then after a pause that ends a visit. */
export const history = (person: number) =>
  fc
    .array(
      fc.record({
        gap: fc.oneof(
          { weight: 6, arbitrary: fc.integer({ min: 1, max: 29 }) },
          { weight: 1, arbitrary: fc.constantFrom(30, 31) },
          { weight: 2, arbitrary: fc.integer({ min: 32, max: 400 }) },
        ),
        name: fc.constantFrom<EventName>('page_view', 'page_view', 'page_view', 'photo_click', 'pricing_view', 'form_start', 'form_submit'),
        path: fc.constantFrom('/', '/rates', '/gallery', '/booking'),
        source: fc.constantFrom('bluesky', 'instagram', ''),
      }),
      { maxLength: 30 },
    )
    .map((steps) => {
      // No two people and no two events of one person at the same moment: who comes first is then never a matter of ids.
      let at = START + person
      return steps.map(({ gap, ...step }): Happening => {
        at += gap * MINUTE_MS
        return { person, at, ...step }
      })
    })

export const asEvent = ({ person, at, name, path, source }: Happening): Event => {
  const { day, yesterday, minutes } = localDay(new Date(at), ZONE)
  return {
    eventId: hash('event', person, at).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    occurredAt: new Date(at).toISOString(),
    name,
    path,
    variants: {},
    firstFor: {},
    data: name === 'photo_click' ? { photo: 'garden' } : {},
    visitorId: hash(person, day),
    previousVisitorId: minutes < 30 ? hash(person, yesterday) : null,
    referrerHost: null,
    clickSource: null,
    utmSource: source === '' ? null : source,
    utmMedium: null,
    utmCampaign: null,
    utmTerm: null,
    utmContent: null,
    country: 'AU',
    region: null,
    city: 'Sydney',
    device: 'phone',
    browser: null,
    os: null,
  }
}

export function modelVisits(happenings: readonly Happening[]): Happening[][] {
  const sorted = happenings.toSorted((a, b) => a.person - b.person || a.at - b.at)
  const visits: Happening[][] = []
  for (const each of sorted) {
    const last = visits.at(-1)?.at(-1)
    if (last && last.person === each.person && each.at - last.at <= 30 * MINUTE_MS) visits.at(-1)?.push(each)
    else visits.push([each])
  }
  return visits
}

export const describeVisit = (visit: readonly Happening[]) => {
  const [first, last] = [visit[0], visit.at(-1)] as [Happening, Happening]
  return {
    started: new Date(first.at).toISOString(),
    seconds: (last.at - first.at) / 1000,
    pageViews: visit.filter(({ name }) => name === 'page_view').length,
    interactions: visit.filter(({ name }) => INTERACTIONS.has(name)).length,
    entry: first.path,
    exit: last.path,
    source: first.source === '' ? 'direct' : first.source,
  }
}

function stepsReached(visit: readonly Happening[]): number {
  let at = 0
  for (const [step, names] of FUNNEL.entries()) {
    const next = visit.find((each) => each.at >= at && names.includes(each.name))
    if (!next) return step
    at = next.at
  }
  return FUNNEL.length
}

export function modelDays(visits: readonly (readonly Happening[])[]) {
  const days = new Map<string, (readonly Happening[])[]>()
  for (const visit of visits) days.set(dayOf(visit[0]?.at ?? 0), [...(days.get(dayOf(visit[0]?.at ?? 0)) ?? []), visit])
  return [...days].sort().map(([day, list]) => {
    const told = list.map(describeVisit)
    return {
      day,
      visits: list.length,
      visitors: new Set(list.map(([first]) => first?.person)).size,
      bounces: told.filter(({ pageViews, interactions }) => pageViews <= 1 && interactions === 0).length,
      pageViews: told.reduce((sum, { pageViews }) => sum + pageViews, 0),
      seconds: told.reduce((sum, { seconds }) => sum + seconds, 0),
      bluesky: told.filter(({ source }) => source === 'bluesky').length,
      funnel: FUNNEL.map((_, step) => list.filter((visit) => stepsReached(visit) > step).length),
    }
  })
}

export function modelEvents(happenings: readonly Happening[]) {
  const counts = new Map<string, number>()
  for (const { at, name, path } of happenings) {
    const subject = name === 'page_view' ? path : name === 'photo_click' ? 'garden' : ''
    const key = `${dayOf(at)} ${name} ${subject}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].sort()
}
