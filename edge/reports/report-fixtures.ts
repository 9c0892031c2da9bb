import { describeVerdict } from '../verdict/describe-verdict.ts'
import type { WeeklyReport } from './weekly-report.ts'

// Four weeks of an invented tenant, for the golden mails.

const figures = (
  visits: number,
  visitors: number,
  bookings: Partial<WeeklyReport['now']['bookings']> = {},
  confirmedCents = 0,
): WeeklyReport['now'] => ({
  totals: { visits, visitors, pageViews: visits * 3, bounces: Math.floor(visits / 4), seconds: visits * 170 },
  bookings: { requests: 0, confirmed: 0, declined: 0, waiting: 0, ...bookings },
  confirmedCents,
})
const test = {
  testId: 'hero-photo',
  version: 1,
  hypothesis: 'A room feels warmer.',
  variants: [
    { id: 'control', weight: 50 },
    { id: 'garden', weight: 50 },
  ],
}
const arms = (control: [number, number], garden: [number, number]) => [
  { name: 'control', weight: 50, exposures: control[0], conversions: control[1] },
  { name: 'garden', weight: 50, exposures: garden[0], conversions: garden[1] },
]

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
  },
  now: figures(164, 142, { requests: 6, confirmed: 3, declined: 1, waiting: 2 }, 420_000),
  before: figures(130, 118, { requests: 4, confirmed: 3, declined: 1 }),
  isFirst: false,
  isRecord: false,
  sources: [
    { source: 'instagram', visits: 70, visitors: 61, requests: 3 },
    { source: 'direct', visits: 50, visitors: 44, requests: 2 },
    { source: 'google', visits: 44, visitors: 37, requests: 1 },
  ],
  funnel: [
    { step: 1, name: 'page_view', visits: 164 },
    { step: 2, name: 'photo_click|gallery_open|pricing_view|form_start|form_submit', visits: 96 },
    { step: 3, name: 'form_start|form_submit', visits: 15 },
    { step: 4, name: 'form_submit', visits: 6 },
  ],
  photos: [
    { subject: 'garden', events: 41, visits: 30 },
    { subject: 'salon', events: 22, visits: 19 },
  ],
  tests: [{ test, report: describeVerdict(arms([310, 14], [305, 27]), 20) }],
  cities: [
    { city: 'Sydney', visitors: 80 },
    { city: 'Brisbane', visitors: 21 },
  ],
  legs: [{ city: 'Brisbane', from: '2026-12-04', to: '2026-12-08', requests: 0 }],
}

/** Name of the golden mail -> its week. */
export const REPORT_FIXTURES: Record<string, WeeklyReport> = {
  normal,
  quiet: {
    ...normal,
    now: figures(9, 8),
    before: figures(12, 11),
    sources: [{ source: 'direct', visits: 9, visitors: 8, requests: 0 }],
    funnel: [
      { step: 1, name: 'page_view', visits: 9 },
      { step: 2, name: 'photo_click|gallery_open|pricing_view|form_start|form_submit', visits: 4 },
      { step: 3, name: 'form_start|form_submit', visits: 0 },
      { step: 4, name: 'form_submit', visits: 0 },
    ],
    photos: [],
    tests: [],
    cities: [],
    legs: [],
  },
  first: {
    ...normal,
    isFirst: true,
    now: figures(40, 37, { requests: 1, waiting: 1 }),
    before: figures(0, 0),
    tests: [{ test, report: describeVerdict(arms([19, 1], [18, 0]), 5) }],
    legs: [],
  },
  record: {
    ...normal,
    isRecord: true,
    now: figures(412, 371, { requests: 19, confirmed: 15, declined: 4 }, 2_310_000),
    tests: [{ test, report: describeVerdict(arms([800, 20], [812, 61]), 34) }],
  },
}
