import { describe, expect, it } from 'vitest'
import { REPORT_FIXTURES, REPORT_LINKS } from '../../../scripts/screenshots/report-fixtures.ts'
import { preheaderIn } from '../../../scripts/test-support/read-mail-html.ts'
import { WEEKLY_MAIL_BYTES_MAX } from '../../../tenants/contract/limits.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { composeMail } from '../mail/compose-mail.ts'
import { renderReportMail } from './render-report-mail.ts'
import { headlineOf, subjectOf, underHeadline } from './report-headline.ts'
import { suggest } from './report-suggestion.ts'
import { parseWeek, periodBefore, weekOf } from './report-week.ts'
import type { WeeklyReport } from './weekly-report.ts'

const fixture = (name: string): WeeklyReport => {
  const report = REPORT_FIXTURES[name]
  if (!report) throw new Error(`no fixture ${name}`)
  return report
}
const render = (report: WeeklyReport) => renderReportMail(report, { mailId: 'id', links: REPORT_LINKS })
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)

describe('a golden week', () => {
  it.each(Object.keys(REPORT_FIXTURES))('contradicts itself nowhere: %s', (name) => {
    const { now, before, sources, funnel, weeks, waiting, legs, cities, isFirst, isRecord, tests, period } = fixture(name)
    const { requests, byState } = now.counts
    expect(sum(Object.values(byState))).toBe(requests)
    expect(sum(sources.map((each) => each.requests))).toBe(requests)
    expect(sum(sources.map((each) => each.visitors))).toBe(now.totals.visitors)
    expect(sum(sources.map((each) => each.visits))).toBe(now.totals.visits)
    expect([weeks.at(-1), funnel.at(-1)?.visits, funnel[0]?.visits]).toEqual([requests, requests, now.totals.visits])
    expect(isFirst ? undefined : weeks.at(-2)).toBe(before?.counts.requests)
    expect(isRecord).toBe(weeks.length > 1 && requests > Math.max(...weeks.slice(0, -1)) && name === 'record')
    expect(waiting.filter(({ createdAt }) => createdAt.at < Date.parse(`${period.to}T13:00Z`))).toHaveLength(byState.pending)
    expect(sum(cities.map(({ visitors }) => visitors))).toBeLessThanOrEqual(now.totals.visitors)
    for (const leg of legs.filter((each) => each.requests === 0)) expect(waiting.map(({ city }) => city.raw)).not.toContain(leg.city)
    if (isFirst) for (const { report } of tests) expect(sum(report.variants.map(({ exposures }) => exposures))).toBe(now.totals.visitors)
  })
})

describe('the weekly mail', () => {
  it.each(Object.keys(REPORT_FIXTURES))('of a %s week says what the golden one says', async (name) => {
    const mail = render(fixture(name))
    await expect(`Subject: ${mail.subject}\nPreheader: ${preheaderIn(mail.html)}\n\n${mail.text}`).toMatchFileSnapshot(`golden/${name}.txt`)
    await expect(mail.html).toMatchFileSnapshot(`golden/${name}.html`)
    expect(mail.html).not.toMatch(/src="(?!cid:)|url\(|@import|<link|<script/)
    expect(`${mail.fromName} ${mail.subject}`).not.toMatch(/companion|booking|request|escort|client/i)
    expect(mail.headers).toEqual({
      'List-Unsubscribe': `<${REPORT_LINKS.unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    // Every figure of the text is in the HTML too.
    const plain = mail.html.replaceAll(/<[^>]+>/g, ' ')
    for (const number of mail.text.match(/\b\d+\b/g) ?? []) expect(plain + mail.html).toContain(number)
  })

  it.each(Object.keys(REPORT_FIXTURES))('of a %s week travels whole in few bytes, its pictures with it', async (name) => {
    const mail = render(fixture(name))
    const bytes = composeMail('notes@example.com', mail)
    expect(bytes.length).toBeLessThanOrEqual(WEEKLY_MAIL_BYTES_MAX)
    const raw = new TextDecoder().decode(bytes)
    for (const { cid } of mail.pictures ?? []) {
      expect(raw.toLowerCase()).toContain(`content-id: <${cid}>`)
      expect(mail.html).toContain(`src="cid:${cid}"`)
    }
    expect(mail.pictures?.length).toBe(fixture(name).tests.length * 2)
  })

  it('calls no photo by its id', () => {
    for (const name of Object.keys(REPORT_FIXTURES))
      expect(render(fixture(name)).text.replaceAll(/https:\S+/g, '')).not.toMatch(/garden|silk”? looks|hero-photo|control/)
  })

  it('calls who asked a request and never a booking, in a test and everywhere else', () => {
    for (const name of Object.keys(REPORT_FIXTURES)) {
      const { text } = render(fixture(name))
      expect(text).not.toMatch(/booking/i)
      // Who asked is counted of who saw it.
      if (fixture(name).tests.length > 0) expect(text).toMatch(/\d+ of \d+ asked|\d+ in 100 ask/)
    }
  })

  it('tells every request of the week in exactly one state', () => {
    const { normal } = { normal: fixture('normal') }
    const byState = { pending: 1, offered: 2, confirmed: 2, completed: 3, declined: 4, expired: 5, cancelled: 6, no_show: 7 }
    const report = {
      ...normal,
      now: { ...normal.now, counts: { requests: 30, byState, worthCents: 700_000 } },
      waitingCount: 1,
    }
    expect(underHeadline(report)).toContain(
      'Of the 30: one waiting for you; two waiting for the client; two confirmed and three completed, worth $7,000; four declined; five expired; six cancelled; seven no-shows.',
    )
    expect(underHeadline({ ...normal, waitingCount: 4 })).toContain('Two more from other days are waiting.')
  })

  it('counts an appointment that a client asks to move among what waits, and says which is which', () => {
    const normal = fixture('normal')
    const [first, ...others] = normal.waiting
    if (!first) return expect.fail()
    const move = { ...first, reference: 'ABCD-EFGH', wishAt: new Moment(first.startsAt.at + 26 * 3_600_000, first.startsAt) }
    const report = { ...normal, waiting: [move, first, ...others], waitingCount: 3 }
    expect(subjectOf(report)).toMatch(/^3 to answer/)
    expect(headlineOf(report)).toContain('Three are waiting for you.')
    expect(underHeadline(report)).toMatch(/One client has asked to move an appointment\.$/)
    const { text, html } = render(report)
    expect(text).toMatch(/Fri 11\u00a0Dec, 10:00 pm\n.*Instead of Thu 10\u00a0Dec, 8:00 pm · Sydney time · Dinner, 3 h\b/)
    expect(preheaderIn(html)).toMatch(/^Answer the first one by Mon 23\u00a0Nov, 9:00 pm, Sydney time\. Then/)
  })

  it.each([
    ['normal', '2 to answer, 6 new enquiries: 16 to 22\u00a0November'],
    ['quiet', 'A quiet week: 16 to 22\u00a0November'],
    ['first', 'Your first week: 1 to answer, 1 new enquiry'],
    ['record', '19 new enquiries, your best week: 16 to 22\u00a0November'],
  ])('of a %s week has the subject "%s"', (name, subject) => {
    expect(subjectOf(fixture(name))).toBe(subject)
  })
})

describe('one thing to try', () => {
  const suggestFor = (report: WeeklyReport) => suggest(report, { ...REPORT_LINKS, when: 'last week' })
  const normal = fixture('normal')

  it('is the first that fits', () => {
    expect(suggestFor(normal).why).toBe('21 people in Melbourne looked last week, and nobody has asked for 14 to 18\u00a0December.')
    expect(suggestFor({ ...normal, cities: [] }).why).toBe('No requests for Melbourne yet (14 to 18\u00a0December).')
    const settled = { ...normal, legs: normal.legs.filter(({ requests }) => requests > 0) }
    expect(suggestFor(settled).why).toMatch(/^21 people in Melbourne looked last week, and you have no dates there/)
    expect(suggestFor({ ...settled, cities: [] }).why).toBe('Instagram brought three of your six requests.')
    expect(suggestFor(fixture('quiet')).why).toBe('Eight people looked last week.')
  })

  it('is always something she can do herself, with a button that leads there', () => {
    for (const report of Object.values(REPORT_FIXTURES)) {
      const { why, what, button } = suggestFor(report)
      expect(`${why} ${what}`).not.toMatch(/answer this|reply|ask for less/i)
      expect(button.href).toMatch(/^https:\/\//)
    }
  })

  it('ends a decided test by the one button of its page, before anything else is tried', () => {
    const { why, what, button } = suggestFor(fixture('record'))
    expect([why, what]).toEqual([
      'The test of your opening photo has a result.',
      'Use “The hour I like best” for everyone? That ends the test, and you can undo it.',
    ])
    expect(button).toEqual({ label: 'Use this photo', href: `${REPORT_LINKS.platform}/dashboard/my-site/tests/hero-photo?use=garden` })
  })

  it('gives what she is to post as a text to copy, never as a page to look at', () => {
    const copied = { ...fixture('quiet'), cities: [] }
    for (const report of [normal, copied]) {
      const { what, button } = suggestFor(report)
      expect(what).toMatch(/^Put your .*link/)
      expect(button.label).toMatch(/^Copy your .*link$/)
      expect(button.href).toMatch(/^https:\/\/companionconnect\.app\/dashboard\/share/)
      // In the mail too, on a line of its own.
      expect(render(report).text.split('\n')).toContain(button.copies)
      expect(render(report).html.replaceAll('<wbr>', '')).toContain(`>${button.copies}</p>`)
    }
    expect(suggestFor(normal).button.copies).toBe('https://claire.companionconnect.app/tour/melbourne?utm_campaign=melbourne-2026-12-14')
    expect(suggestFor(copied).button.copies).toBe('https://claire.companionconnect.app/')
    const settled = { ...normal, legs: [] }
    for (const report of [settled, { ...settled, cities: [] }]) expect(suggestFor(report).button).not.toHaveProperty('copies')
  })
})

describe('weeks', () => {
  it.each([
    ['2026-W47', '2026-11-16', '2026-11-22'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2027-W01', '2027-01-04', '2027-01-10'],
  ])('%s is %s to %s', (week, from, to) => {
    expect(parseWeek(week)).toEqual({ from, to })
    expect([weekOf(from), weekOf(to)]).toEqual([week, week])
  })

  it.each(['2027-W53', '2026-W00', '2026-W54', '2026-47', ''])('%s is none', (week) => {
    expect(parseWeek(week)).toBeUndefined()
  })

  it('has a week before it', () => {
    expect(periodBefore({ from: '2026-11-16', to: '2026-11-22' })).toEqual({ from: '2026-11-09', to: '2026-11-15' })
  })
})
