import type { RequestCounts } from '../../db/queries/count-requests.ts'
import type { PeriodFigures, WeeklyReport } from '../../edge/platform/reports/weekly-report.ts'
import { describeVerdict } from '../../edge/platform/statistics/describe-verdict.ts'
import { StrangersText } from '../../tenants/contract/strangers-text.ts'

// Four weeks of an invented tenant, for the golden mails.

const words = (text: string) => new StrangersText(text)
const figures = (visits: number, visitors: number, byStatus: Partial<RequestCounts['byStatus']> = {}, worthCents = 0): PeriodFigures => ({
  totals: { visits, visitors, pageViews: visits * 3, bounces: Math.floor(visits / 4), seconds: visits * 170 },
  counts: {
    requests: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
    byStatus: { pending: 0, confirmed: 0, completed: 0, declined: 0, expired: 0, cancelled: 0, no_show: 0, ...byStatus },
    worthCents,
  },
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
  tests: [{ test, report: describeVerdict(arms([310, 14], [305, 27]), 20) }],
  cities: [
    { city: words('Sydney'), visitors: 80 },
    { city: words('Brisbane'), visitors: 21 },
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
    sources: [{ source: words('direct'), visits: 9, visitors: 8, requests: 0 }],
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
    cities: [{ city: words('Sydney'), visitors: 19 }],
    before: undefined,
    tests: [{ test, report: describeVerdict(arms([19, 1], [18, 0]), 5) }],
    legs: [],
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
    tests: [{ test, report: describeVerdict(arms([800, 20], [812, 61]), 34) }],
  },
}
