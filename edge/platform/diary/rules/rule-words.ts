import type { RuleChange } from '../../../../db/queries/merge-rules.ts'
import type { Leg } from '../../../../tenants/contract/booking-rules.ts'
import type { BookingPolicy } from '../../../../tenants/contract/policy.ts'
import { sameJson } from '../../../../tenants/contract/same-json.ts'
import { clockWords, daysWords, dayWords, pairsWords, weekWords } from './hours-words.ts'

// What was changed of her rules, in words: for the history of her diary, and for a page that was open meanwhile. Pure.

export interface Telling {
  locale: string
  /** Days of another one are told with theirs: 2026. */
  thisYear: string
  /** Home city. */
  home: string
}

type Exception = NonNullable<BookingPolicy['exceptions']>[number]

interface NumberWords {
  name: string
  unit: [one: string, many: string]
}

const NUMBERS: Record<string, NumberWords> = {
  'policy noticeHours': { name: 'notice', unit: ['hour', 'hours'] },
  'policy bufferMinutes': { name: 'free time around a booking', unit: ['minute', 'minutes'] },
  'policy hoursMax': { name: 'longest booking', unit: ['hour', 'hours'] },
  'policy holdHours': { name: 'time to answer a request', unit: ['hour', 'hours'] },
  'policy minimumAge': { name: 'minimum age', unit: ['year', 'years'] },
}

const OTHERS: Record<string, string> = {
  city: 'home city',
  timeZone: 'home time zone',
  'policy confirmEmail': 'whether clients confirm their email',
  'policy deposit': 'deposit',
  'policy screening': 'screening',
  'policy cancellation': 'what holds if a client cancels',
  'policy verifications': 'ways to verify',
  'policy blocked': 'times blocked in the file',
}

/** What became of it: `notice 24 to 48 hours`, `Brisbane, 4 to 8 Dec, cancelled`. */
export function ruleWords(change: RuleChange, telling: Telling): string {
  const number = NUMBERS[change.field]
  if (number && typeof change.before === 'number' && typeof change.after === 'number')
    return `${number.name} ${change.before} to ${counted(change.after, number.unit)}`
  if (change.field.startsWith('tour ') && change.before && change.after)
    return legChange({ before: change.before as Leg, after: change.after as Leg }, telling)
  return stateWords(change, telling)
}

/** What holds since: `notice is 48 hours now`. */
export function nowWords(change: RuleChange, telling: Telling): string {
  const number = NUMBERS[change.field]
  if (number && typeof change.after === 'number') return `${number.name} is ${counted(change.after, number.unit)} now`
  return ruleWords(change, telling)
}

function stateWords({ field, before, after }: RuleChange, telling: Telling): string {
  const { locale, home } = telling
  if (field === 'policy openings') return `weekly hours: now ${weekWords((after ?? []) as BookingPolicy['openings'], locale)}`
  if (field === 'policy homeDuringTour')
    return after === true ? `clients may ask for ${home} while you’re on tour` : `nobody can ask for ${home} while you’re on tour`
  if (field === 'policy tourRequests')
    return after === true ? 'clients may ask you to come to their city' : 'nobody can ask you to come to another city'
  if (field.startsWith('exceptions ')) return exceptionWords({ before, after } as { before?: Exception; after?: Exception }, telling)
  if (field.startsWith('tour ')) {
    const leg = (after ?? before) as Leg
    return `${leg.city}, ${daysWords(leg, telling)}, ${after ? 'added' : 'cancelled'}`
  }
  return `${OTHERS[field] ?? field.replace('policy ', '')}${typeof after === 'string' && after.length < 40 ? `: now ${after}` : ' changed'}`
}

function exceptionWords({ before, after }: { before?: Exception; after?: Exception }, telling: Telling): string {
  const day = dayWords((after ?? before)?.date ?? '', telling)
  return after ? `${day}: ${pairsWords(after.openings, telling.locale)}` : `${day}: as its weekday again`
}

/** `for dinner, long weekend only`: by the names that her files have. */
export const servicesWords = ({ services }: Pick<Leg, 'services'>): string =>
  services ? `for ${services.map((id) => id.replaceAll('-', ' ')).join(', ')} only` : 'for everything you offer'

/** `Brisbane: until 10 Dec instead of 8 Dec, outcall only`. Also of a leg that begins on another day. */
export function legChange({ before, after }: { before: Leg; after: Leg }, telling: Telling): string {
  const { locale } = telling
  const day = (each: string) => daysWords({ from: each, to: each }, telling)
  const said = [
    before.from !== after.from && `from ${day(after.from)} instead of ${day(before.from)}`,
    before.to !== after.to && `until ${day(after.to)} instead of ${day(before.to)}`,
    before.arrives !== after.arrives &&
      (after.arrives ? `first start at ${clockWords(after.arrives, locale)}` : 'any start on the first day'),
    before.leaves !== after.leaves &&
      (after.leaves ? `over by ${clockWords(after.leaves, locale)} on the last day` : 'no hour to leave by'),
    (before.incall !== after.incall || before.outcall !== after.outcall) && placesWords(after),
    !sameJson(before.openings, after.openings) &&
      (after.openings ? `hours there ${weekWords(after.openings, locale)}` : 'hours as at home'),
    !sameJson(before.services, after.services) && servicesWords(after),
    before.timeZone !== after.timeZone && 'another clock',
    before.note !== after.note && (after.note ? `note “${after.note}”` : 'no note'),
  ].filter((each) => each !== false)
  return `${after.city}: ${said.join(', ') || 'changed'}`
}

/** `incall and outcall` */
export function placesWords({ incall, outcall }: Pick<Leg, 'incall' | 'outcall'>): string {
  if (incall && outcall) return 'incall and outcall'
  return incall ? 'incall only' : 'outcall only'
}

const counted = (count: number, [one, many]: [string, string]): string => `${count} ${count === 1 ? one : many}`
