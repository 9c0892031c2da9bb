/** Who comes: people, people who ask not to be counted, bots, and browsers that fetch a page nobody looks at. */
export type VisitorKind = 'person' | 'private' | 'bot' | 'prefetch'

export interface PlannedVisitor {
  kind: VisitorKind
  /** First request, virtual time. */
  at: Date
  address: string
  userAgent: string
  /** Query and referrer of the first page. */
  query: string
  referrer: string | undefined
  /** What the reports must call that. */
  source: string
  /** Where the network says she is. */
  city: string
  /** Comes again this many days later, with her cookie. */
  returnsAfterDays: number | undefined
}

export interface TrafficPlan {
  /** Days, the last one yesterday. */
  days: number
  /** People a day, those who are not counted not among them. */
  visitors: number
  now: Date
}

const PHONES = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
] as const
const BOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'
const SOURCES = [
  { query: '', referrer: undefined, source: 'direct' },
  { query: '', referrer: undefined, source: 'direct' },
  { query: '', referrer: 'https://www.google.com/', source: 'google' },
  { query: '?utm_source=bluesky&utm_medium=social&utm_campaign=spring', referrer: 'https://bsky.app/', source: 'bluesky' },
  { query: '?utm_source=instagram&utm_medium=social&utm_campaign=reel-12', referrer: undefined, source: 'instagram' },
  { query: '', referrer: 'https://directory.example/', source: 'directory.example' },
] as const
/** Cities by how many of a hundred people are there; so few are in the last that a report must not name it. */
const CITIES: readonly [string, number][] = [
  ['Sydney', 45],
  ['Melbourne', 30],
  ['Brisbane', 14],
  ['Hobart', 10],
  ['Broome', 1],
]
const PEOPLE_BY_CITY = CITIES.flatMap(([city, people]) => Array.from({ length: people }, () => city))
/** For each hundred people: others who must leave no trace in the numbers. */
const OTHERS: readonly [VisitorKind, number][] = [
  ['private', 5],
  ['bot', 20],
  ['prefetch', 10],
]
const RETURNING_SHARE = 0.15
const DAY_MS = 86_400_000

/** All visitors in the order they come; the same for the same random numbers. */
export function planVisitors({ days, visitors, now }: TrafficPlan, random: () => number): PlannedVisitor[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const midnight = Math.floor(now.getTime() / DAY_MS) * DAY_MS
  const planned: PlannedVisitor[] = []
  const add = (kind: VisitorKind, day: number) => {
    const number = planned.length.toString(16)
    planned.push({
      kind,
      at: new Date(midnight - (days - day) * DAY_MS + Math.floor(random() * DAY_MS)),
      address: `2001:db8:51:${number}::1`,
      userAgent: kind === 'bot' ? BOT : pick(PHONES),
      ...pick(SOURCES),
      city: pick(PEOPLE_BY_CITY),
      returnsAfterDays: kind === 'person' && random() < RETURNING_SHARE ? 1 + Math.floor(random() * 3) : undefined,
    })
  }
  for (let day = 0; day < days; day++) {
    for (let visitor = 0; visitor < visitors; visitor++) add('person', day)
    for (const [kind, perHundred] of OTHERS) for (let other = 0; other < Math.round((visitors * perHundred) / 100); other++) add(kind, day)
  }
  return planned.sort((a, b) => a.at.getTime() - b.at.getTime())
}
