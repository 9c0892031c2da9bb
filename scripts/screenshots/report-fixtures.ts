import type { RequestCounts } from '../../db/queries/count-requests.ts'
import type { RunningTest } from '../../db/queries/report-facts.ts'
import { variantName } from '../../edge/platform/reports/test-words.ts'
import type { PeriodFigures, ShownTest, WaitingRequest, WeeklyReport } from '../../edge/platform/reports/weekly-report.ts'
import { describeVerdict } from '../../edge/platform/statistics/describe-verdict.ts'
import { Moment } from '../../tenants/contract/moment.ts'
import { StrangersText } from '../../tenants/contract/strangers-text.ts'
import { FIXTURE_PICTURES as pictures } from './fixture-pictures.ts'
import { withThirdVariant } from './three-variants-fixture.ts'

// Four weeks of an invented tenant, for the golden mails.

const words = (text: string) => new StrangersText(text)
const figures = (visits: number, visitors: number, byState: Partial<RequestCounts['byState']> = {}, worthCents = 0): PeriodFigures => ({
  totals: { visits, visitors, pageViews: visits * 3, bounces: Math.floor(visits / 4), seconds: visits * 170 },
  counts: {
    requests: Object.values(byState).reduce((sum, count) => sum + count, 0),
    byState: { pending: 0, offered: 0, confirmed: 0, completed: 0, declined: 0, expired: 0, cancelled: 0, no_show: 0, ...byState },
    worthCents,
  },
})
const test: RunningTest = {
  testId: 'hero-photo',
  version: 1,
  hypothesis: 'A room feels warmer.',
  kind: 'photo',
  slot: 'hero',
  variants: [
    { id: 'control', weight: 50, photo: 'silk' },
    { id: 'garden', weight: 50, photo: 'garden' },
  ],
}
const arms = (control: [number, number], garden: [number, number]) => [
  { name: 'control', weight: 50, exposures: control[0], conversions: control[1] },
  { name: 'garden', weight: 50, exposures: garden[0], conversions: garden[1] },
]

const shown = (counts: ReturnType<typeof arms>, days: number): ShownTest => ({
  test,
  report: describeVerdict(counts, days),
  days,
  arms: new Map([
    ['control', { name: variantName(test, 'control', pictures.silk.name), picture: pictures.silk }],
    ['garden', { name: variantName(test, 'garden', pictures.garden.name), picture: pictures.garden }],
  ]),
})

const sydney = { timeZone: 'Australia/Sydney', place: 'Sydney' }
const brisbane = { timeZone: 'Australia/Brisbane', place: 'Brisbane' }
const asked = (reference: string, place: typeof sydney, [startsAt, endsAt, answerBy]: [string, string, string]): WaitingRequest => ({
  reference,
  service: 'Dinner',
  city: words(place.place),
  priceCents: 150_000,
  startsAt: new Moment(new Date(startsAt), place),
  endsAt: new Moment(new Date(endsAt), place),
  createdAt: new Moment(new Date('2026-11-21T10:00Z'), place),
  answerBy: new Moment(new Date(answerBy), sydney),
  wishAt: null,
})
const inSydney = asked('7KQ2-XM9T', sydney, ['2026-12-10T09:00Z', '2026-12-10T12:00Z', '2026-11-23T10:00Z'])
const inBrisbane = asked('4HNW-C2ZP', brisbane, ['2026-12-05T09:00Z', '2026-12-05T12:00Z', '2026-11-23T20:00Z'])

const normal: WeeklyReport = {
  week: '2026-W47',
  period: { from: '2026-11-16', to: '2026-11-22' },
  tenant: {
    name: 'Claire',
    city: 'Sydney',
    timeZone: 'Australia/Sydney',
    locale: 'en-AU',
    currency: 'AUD',
    contactEmail: 'claire@example.com',
    host: 'claire.companionconnect.app',
    siteLanguages: null,
  },
  now: figures(164, 142, { pending: 2, confirmed: 2, completed: 1, declined: 1 }, 420_000),
  before: figures(130, 118, { confirmed: 3, declined: 1 }),
  isFirst: false,
  isRecord: false,
  sources: [
    { source: words('instagram'), visits: 70, visitors: 61, requests: 3 },
    { source: words('direct'), visits: 50, visitors: 44, requests: 2 },
    { source: words('google'), visits: 44, visitors: 37, requests: 1 },
  ],
  funnel: [
    { step: 1, name: 'page_view', visits: 164 },
    { step: 2, name: 'photo_click|gallery_open|pricing_view|form_start|form_submit', visits: 96 },
    { step: 3, name: 'form_start|form_submit', visits: 15 },
    { step: 4, name: 'form_submit', visits: 6 },
  ],
  photos: [
    { subject: words('garden'), events: 41, visits: 30 },
    { subject: words('salon'), events: 22, visits: 19 },
  ],
  waiting: [inSydney, inBrisbane],
  waitingCount: 2,
  weeks: [2, 3, 1, 4, 2, 5, 4, 6],
  tests: [shown(arms([310, 14], [305, 27]), 20)],
  cities: [
    { city: words('Sydney'), visitors: 80 },
    { city: words('Melbourne'), visitors: 21 },
  ],
  legs: [
    { city: 'Brisbane', from: '2026-12-04', to: '2026-12-08', requests: 1, waiting: 9 },
    { city: 'Melbourne', from: '2026-12-14', to: '2026-12-18', requests: 0, waiting: 0 },
  ],
  asked: [{ city: 'Perth', people: 4 }],
}

/** Of a week that is answered, when some have come in since. */
const newer: WeeklyReport = {
  ...normal,
  now: figures(164, 142, { confirmed: 4, completed: 1, declined: 1 }, 720_000),
  waiting: normal.waiting.map((each) => ({ ...each, createdAt: new Moment(new Date('2026-11-22T20:00Z'), sydney) })),
  tests: normal.tests.map(withThirdVariant),
}

/** Name of the golden mail -> its week. */
export const REPORT_FIXTURES: Record<string, WeeklyReport> = {
  normal,
  newer,
  quiet: {
    ...normal,
    now: figures(9, 8),
    before: figures(12, 11),
    sources: [{ source: words('direct'), visits: 9, visitors: 8, requests: 0 }],
    funnel: [
      { step: 1, name: 'page_view', visits: 9 },
      { step: 2, name: 'photo_click|gallery_open|pricing_view|form_start|form_submit', visits: 4 },
      { step: 3, name: 'form_start|form_submit', visits: 0 },
      { step: 4, name: 'form_submit', visits: 0 },
    ],
    photos: [],
    waiting: [],
    waitingCount: 0,
    weeks: [1, 0, 2, 0, 1, 1, 0, 0],
    tests: [],
    cities: [],
    legs: [],
    asked: [],
  },
  first: {
    ...normal,
    isFirst: true,
    now: figures(40, 37, { pending: 1 }),
    sources: [
      { source: words('instagram'), visits: 24, visitors: 22, requests: 1 },
      { source: words('direct'), visits: 16, visitors: 15, requests: 0 },
    ],
    funnel: [
      { step: 1, name: 'page_view', visits: 40 },
      { step: 2, name: 'photo_click|gallery_open|pricing_view|form_start|form_submit', visits: 21 },
      { step: 3, name: 'form_start|form_submit', visits: 3 },
      { step: 4, name: 'form_submit', visits: 1 },
    ],
    photos: [{ subject: words('garden'), events: 9, visits: 7 }],
    waiting: [inSydney],
    waitingCount: 1,
    weeks: [1],
    cities: [{ city: words('Sydney'), visitors: 19 }],
    before: undefined,
    tests: [shown(arms([19, 1], [18, 0]), 5)],
    legs: [],
    asked: [],
  },
  record: {
    ...normal,
    isRecord: true,
    sources: [
      { source: words('instagram'), visits: 240, visitors: 214, requests: 12 },
      { source: words('direct'), visits: 172, visitors: 157, requests: 7 },
    ],
    funnel: [
      { step: 1, name: 'page_view', visits: 412 },
      { step: 2, name: 'photo_click|gallery_open|pricing_view|form_start|form_submit', visits: 260 },
      { step: 3, name: 'form_start|form_submit', visits: 40 },
      { step: 4, name: 'form_submit', visits: 19 },
    ],
    cities: [{ city: words('Sydney'), visitors: 240 }],
    now: figures(412, 371, { confirmed: 12, completed: 2, declined: 1, expired: 1, cancelled: 2, no_show: 1 }, 2_310_000),
    waiting: [],
    waitingCount: 0,
    weeks: [4, 6, 3, 5, 2, 7, 4, 19],
    tests: [shown(arms([800, 20], [812, 61]), 34)],
  },
}

export const REPORT_LINKS = {
  platform: 'https://companionconnect.app',
  preferences: 'https://companionconnect.app/preferences/t',
  unsubscribe: 'https://companionconnect.app/unsubscribe/t',
}
