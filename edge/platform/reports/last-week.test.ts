import { describe, expect, it } from 'vitest'
import { REPORT_FIXTURES, REPORT_LINKS } from '../../../scripts/screenshots/report-fixtures.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { renderReportMail } from './render-report-mail.ts'
import { headlineOf, underHeadline } from './report-headline.ts'
import { cityDemand } from './report-sentences.ts'
import type { WaitingRequest, WeeklyReport } from './weekly-report.ts'

// The mail is written on a Monday about the week before: what has come since is told apart from what came in that week.

const normal = REPORT_FIXTURES.normal as WeeklyReport
const quiet = REPORT_FIXTURES.quiet as WeeklyReport
const came = (day: string, waiting: WaitingRequest): WaitingRequest => ({
  ...waiting,
  createdAt: new Moment(new Date(`${day}T02:00Z`), waiting.createdAt),
})
const [first, second] = normal.waiting
if (!first || !second) throw new Error('In a normal week two are waiting.')
/** Nothing of that week waits any more, and this does. */
const waits = (report: WeeklyReport, waiting: WaitingRequest[]): WeeklyReport => {
  const { counts } = report.now
  const byState = { ...counts.byState, pending: 0, confirmed: counts.requests }
  return {
    ...report,
    now: { ...report.now, counts: { ...counts, byState: counts.requests === 0 ? counts.byState : byState } },
    waiting,
    waitingCount: waiting.length,
  }
}

describe('the headline of the weekly mail', () => {
  it('is short where all that waits is of that week', () => {
    expect(headlineOf(normal)).toEqual(['Six requests.', 'Two are waiting for you.'])
  })

  it('tells newer ones apart, and says so once', () => {
    const newer = waits(normal, [came('2026-11-23', first), came('2026-11-23', second), came('2026-11-23', first)])
    expect(headlineOf(newer)).toEqual(['Six requests last\u00a0week.', 'Three newer ones are waiting for you.'])
    expect(underHeadline(newer)).not.toMatch(/waiting|other day/)
    const one = waits(normal, [came('2026-11-23', first)])
    expect(headlineOf(one)).toEqual(['Six requests last\u00a0week.', 'A newer one is waiting for you.'])
  })

  it('begins on Monday where she is, not in Greenwich', () => {
    // Monday 11 am in Sydney, and Sunday midnight there, when it is Sunday elsewhere.
    const justAfter = { ...first, createdAt: new Moment(new Date('2026-11-22T13:30Z'), first.createdAt) }
    expect(headlineOf(waits(normal, [justAfter]))[1]).toBe('A newer one is waiting for you.')
  })

  it('calls others what is neither of that week nor newer', () => {
    const older = came('2026-11-12', first)
    const move = { ...older, wishAt: new Moment(older.startsAt.at + 3_600_000, older.startsAt) }
    expect(headlineOf(waits(normal, [older]))).toEqual(['Six requests last\u00a0week.', 'Another one is waiting for you.'])
    expect(headlineOf(waits(normal, [came('2026-11-23', second), move]))).toEqual([
      'Six requests last\u00a0week.',
      'Two others are waiting for you.',
    ])
  })

  it('says of some that they are newer below it', () => {
    const some = { ...normal, waiting: [...normal.waiting, came('2026-11-23', first)], waitingCount: 3 }
    expect(headlineOf(some)).toEqual(['Six requests last\u00a0week.', 'Three are waiting for you.'])
    expect(underHeadline(some)).toContain('Of the six: two waiting for you;')
    expect(underHeadline(some)).toContain('One that is waiting has come in since.')
  })

  it('does not call a week quiet in which something waits', () => {
    expect(headlineOf(waits(quiet, [came('2026-11-23', first)]))).toEqual([
      'No requests last\u00a0week.',
      'A newer one is waiting for you.',
    ])
    expect(headlineOf(waits(quiet, [came('2026-11-12', first)]))).toEqual(['No requests last\u00a0week.', 'One is waiting for you.'])
  })
})

it('calls the week that is over last week', () => {
  for (const report of Object.values(REPORT_FIXTURES)) {
    const { text, html } = renderReportMail(report, { mailId: 'id', links: REPORT_LINKS })
    // What she can do is this week's.
    for (const told of [text, html]) expect(told.replaceAll('Post there again this week', '')).not.toContain('this week')
  }
})

it('tells the weeks by their first one, and each of them to who can’t see the bars', () => {
  const { text, html } = renderReportMail(normal, { mailId: 'id', links: REPORT_LINKS })
  expect(html).toContain('>Requests a week since 28\u00a0September</p>')
  expect(html).toMatch(/<table role="img" aria-label="Requests in the last eight weeks: 2, 3, 1, 4, 2, 5, 4 and 6\."/)
  expect(text).toContain('Requests in the last eight weeks: 2, 3, 1, 4, 2, 5, 4 and 6.')
})

it('tells who waits for a city, and who asks for one, in a sentence', () => {
  expect(renderReportMail(normal, { mailId: 'id', links: REPORT_LINKS }).text).toContain(
    'Nine people are on your Brisbane list; four have asked you to come to Perth.',
  )
  expect(cityDemand([], [{ city: 'Perth', people: 1 }])).toBe('One person has asked you to come to Perth.')
  expect(cityDemand([{ city: 'Brisbane', people: 30 }], [])).toBe('30 people are on your Brisbane list.')
  expect(cityDemand([], [])).toBeUndefined()
})

it('keeps a figure and whom it is from each on one line', () => {
  const { html } = renderReportMail(normal, { mailId: 'id', links: REPORT_LINKS })
  expect(html).toMatch(/<span [^>]*white-space:nowrap[^>]*>3 requests<\/span> <span [^>]*white-space:nowrap[^>]*>from 61 people</)
})
