import { describe, expect, it } from 'vitest'
import type { ShownTest } from '../../../db/queries/shown-tests.ts'
import { REPORT_FIXTURES, REPORT_LINKS } from '../../../scripts/screenshots/report-fixtures.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { describeVerdict } from '../statistics/describe-verdict.ts'
import { RunningTest } from '../today/RunningTest.tsx'
import { WeekSoFar } from '../today/WeekSoFar.tsx'
import { Chart } from '../what-works/Chart.tsx'
import { Headline } from '../what-works/Headline.tsx'
import { planTest } from '../what-works/plan-tests.ts'
import { TestCard } from '../what-works/TestCard.tsx'
import { renderReportMail } from './render-report-mail.ts'
import { fromPeople } from './report-sentences.ts'
import type { WeeklyReport } from './weekly-report.ts'

// Where nothing has been counted there is nothing to compare: each counter has words of its own for that.

const first = REPORT_FIXTURES.first as WeeklyReport
const NOTHING = /\b(?:of|from|in) 0\b|\b0 (?:visits?|visitors?)\b|\b0\.0\b/
const arms = [
  { name: 'control', weight: 50, exposures: 0, conversions: 0 },
  { name: 'garden', weight: 50, exposures: 0, conversions: 0 },
]
const [shown] = first.tests
if (!shown) throw new Error('The first week has a test.')
const unseen = { ...shown, report: describeVerdict(arms, 0), days: 0 }
const totals = { visits: 0, visitors: 0, pageViews: 0, bounces: 0, seconds: 0 }
const none = { pending: 0, offered: 0, confirmed: 0, completed: 0, declined: 0, expired: 0, cancelled: 0, no_show: 0 }
const nothing = { totals, counts: { requests: 0, byState: none, worthCents: 0 } }

describe('a test that nobody has seen', () => {
  it('says so in her app and in the weekly mail', () => {
    const test = { ...unseen.test, hypothesis: '' } as ShownTest
    const planned = planTest(test, { counts: [], pictures: new Map(), today: '2026-11-24' })
    const mail = renderReportMail({ ...first, tests: [unseen] }, { mailId: 'id', links: REPORT_LINKS })
    for (const told of [String(<RunningTest judged={unseen} pictures={new Map()} />), String(<TestCard test={planned} />), mail.text]) {
      expect(told).toContain('Not seen yet')
      expect(told).toContain('Too early to say: nobody has seen it yet. The test needs 14 more days and 20 more requests.')
      expect(told).not.toMatch(NOTHING)
    }
  })

  it('counts its first day as a day once somebody has', () => {
    const { sentence } = describeVerdict([{ ...arms[0], exposures: 3 }, arms[1]] as typeof arms, 0)
    expect(sentence).toBe(
      'Too early to say: 0 requests from 3 visitors on its first day; the test needs 14 more days and 20 more requests.',
    )
  })
})

describe('a time in which nobody came', () => {
  it('is told in words on What works', () => {
    const figures = { totals, requests: 0, isCoarse: false, outcome: undefined } as unknown as Parameters<typeof Headline>[0]['figures']
    const page = String(<Headline figures={figures} before={undefined} filter={undefined} tenant={first.tenant} />)
    expect(page).toMatch(/<strong>–<\/strong>minutes a visit<small class="muted">no visits</)
    const chart = String(<Chart days={[{ day: '2026-11-24', visits: 0, visitors: 0, requests: 0 }]} locale="en-AU" />)
    expect(chart).toMatch(/No visitors<\/p>.*No requests<\/p>/s)
    expect(chart).not.toContain('at most')
  })

  it('is compared in words on Today', () => {
    const today = {
      now: nothing,
      before: nothing,
      weeks: [],
      week: { from: '2026-11-23', to: '2026-11-26' },
      day: '2026-11-26',
      sources: [],
    }
    const page = String(<WeekSoFar today={{ ...today, tenant: first.tenant } as unknown as Parameters<typeof WeekSoFar>[0]['today']} />)
    expect(page).toContain('none by Thursday last week either')
    expect(page).toContain('Nobody has come yet this week.')
  })

  it('is told in words in the weekly mail', () => {
    const quiet = {
      ...first,
      now: nothing,
      before: nothing,
      sources: [],
      waiting: [],
      waitingCount: 0,
      tests: [],
      weeks: [0, 0],
      funnel: [],
    }
    const { text } = renderReportMail(quiet, { mailId: 'id', links: REPORT_LINKS })
    expect(text).toContain('No visitors, the same as the week before. Visitors are counted')
    expect(text).not.toMatch(NOTHING)
  })
})

describe('a request of somebody who asks not to be counted', () => {
  it('comes from a person all the same', () => {
    expect(fromPeople({ requests: 1, visitors: 0 })).toBe('from a visitor we couldn’t count')
    const sources = [
      { source: new StrangersText('unknown'), visits: 0, visitors: 0, requests: 2 },
      { source: new StrangersText('google'), visits: 9, visitors: 8, requests: 1 },
    ]
    const { text } = renderReportMail({ ...first, sources }, { mailId: 'id', links: REPORT_LINKS })
    expect(text).toMatch(/Unknown: 2 requests from visitors we couldn’t count\nGoogle: 1 from 8\n/)
  })
})
