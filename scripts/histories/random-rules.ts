import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import { WEEKDAYS } from '../../tenants/contract/weekdays.ts'
import { seededRandom } from '../simulate/seeded-random.ts'

const DAY = 86_400_000

/** Nights of 2027 on which clocks change there, or in a neighbour. */
export const CLOCK_CHANGES = {
  'Australia/Sydney': ['2027-04-04', '2027-10-03'],
  'Australia/Adelaide': ['2027-04-04', '2027-10-03'],
  'Australia/Lord_Howe': ['2027-04-04', '2027-10-03'],
  'Australia/Brisbane': ['2027-04-04', '2027-10-03'],
  'Australia/Perth': ['2027-04-04', '2027-10-03'],
  'Europe/London': ['2027-03-28', '2027-10-31'],
  'America/New_York': ['2027-03-14', '2027-11-07'],
} as const
const ZONE_NAMES = Object.keys(CLOCK_CHANGES) as (keyof typeof CLOCK_CHANGES)[]

export interface Random {
  pick: <T>(list: readonly T[]) => T
  /** One of the twelve days around a night on which clocks change. */
  day: (first: string) => string
}

export function makeRandom(seed: number): Random {
  const next = seededRandom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  return { pick, day: (first) => addDays(first, pick([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])) }
}

export interface RandomRules {
  rules: BookingRules
  /** Six days before a night on which clocks change at home. */
  first: string
}

/** Any week, over midnight or not, single days, and up to three legs in other zones, one after the other. */
export function planRules({ pick }: Random): RandomRules {
  const timeZone = pick(ZONE_NAMES)
  const first = addDays(pick(CLOCK_CHANGES[timeZone]), -6)
  const openings = () => Array.from({ length: pick([1, 2]) }, () => ({ days: pick(WEEKS), ...pick(SPANS) }))
  let next = pick([0, 2])
  const tour = Array.from({ length: pick([0, 1, 2, 3]) }, (_, index) => {
    const from = next + pick([0, 1, 2])
    next = from + pick([1, 2, 4])
    const own = pick([{}, {}, { openings: openings() }])
    const edges = pick([{}, { arrives: '15:00' }, { leaves: '11:00' }, { arrives: '18:00', leaves: '12:30' }])
    const place = { city: `City ${index % 2}`, timeZone: pick(ZONE_NAMES), incall: true, outcall: true }
    return { ...place, from: addDays(first, from), to: addDays(first, next - 1), ...own, ...edges }
  })
  const policy = {
    ...{ openings: openings(), noticeHours: pick([0, 0, 24, 100]), bufferMinutes: pick([0, 30, 60]), holdHours: 48, confirmEmail: false },
    ...{ hoursMax: 24, homeDuringTour: pick([true, false]), blocked: [], minimumAge: 18, verifications: [] },
    exceptions: pick([[], [{ date: addDays(first, 5), openings: [] }], [{ date: addDays(first, 6), openings: [pick(SPANS)] }]]),
  }
  return { rules: { city: 'Home', timeZone, policy, tour }, first }
}

const WEEKS = [[...WEEKDAYS], ['fri', 'sat', 'sun'], ['mon', 'wed'], ['sat']] as const satisfies (typeof WEEKDAYS)[number][][]
const SPANS = [
  { from: '10:00', to: '22:00' },
  { from: '20:00', to: '02:00' },
  { from: '00:00', to: '03:00' },
  { from: '12:30', to: '13:00' },
  { from: '22:30', to: '00:00' },
  { from: '00:00', to: '23:30' },
]
const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00Z`) + days * DAY).toISOString().slice(0, 10)
