import { describe, expect, it } from 'vitest'
import { REPORT_FIXTURES } from '../../../scripts/screenshots/report-fixtures.ts'
import { renderReportMail } from './render-report-mail.ts'
import { biggestDrop, conversionSentence, suggest } from './report-sentences.ts'
import { parseWeek, periodBefore, weekOf } from './report-week.ts'

const LINKS = {
  dashboard: 'https://companionconnect.app/dashboard',
  preferences: 'https://companionconnect.app/preferences/t',
  unsubscribe: 'https://companionconnect.app/unsubscribe/t',
}
const MAIL_BYTES_MAX = 102 * 1024

describe('the weekly mail', () => {
  it.each(Object.keys(REPORT_FIXTURES))('of a %s week says what the golden one says', async (name) => {
    const report = REPORT_FIXTURES[name]
    if (!report) throw new Error('no fixture')
    const mail = renderReportMail(report, { mailId: 'id', links: LINKS })
    await expect(mail.text).toMatchFileSnapshot(`golden/${name}.txt`)
    await expect(mail.html).toMatchFileSnapshot(`golden/${name}.html`)
    expect(mail.html.length).toBeLessThan(MAIL_BYTES_MAX)
    expect(mail.html).not.toMatch(/<img|url\(|@import|<link|<script/)
    expect(mail.subject).not.toMatch(/companion|booking|request|escort/i)
    expect(mail.headers).toEqual({ 'List-Unsubscribe': `<${LINKS.unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })
    // Every figure of the text is in the HTML too.
    const plain = mail.html.replaceAll(/<[^>]+>/g, ' ')
    for (const number of mail.text.match(/\b\d+\b/g) ?? []) expect(plain).toContain(number)
  })

  it('gives no percentage of a few', () => {
    const { quiet, first } = REPORT_FIXTURES
    if (!quiet || !first) throw new Error('no fixture')
    expect(renderReportMail(quiet, { mailId: 'id', links: LINKS }).text).not.toMatch(/%|of 100/)
    expect(conversionSentence(quiet)).toBe('0 requests from 8 visitors: too early to say how many usually ask.')
    expect(biggestDrop(quiet.funnel)).toBeUndefined()
  })

  it('suggests one thing, by the first rule that fits', () => {
    const { normal, record, quiet } = REPORT_FIXTURES
    if (!normal || !record || !quiet) throw new Error('no fixture')
    expect(suggest(normal)).toMatch(/^Answer 2 waiting requests first/)
    expect(suggest(record)).toMatch(/^End the test “hero-photo”/)
    expect(suggest(quiet)).toMatch(/^No test is running/)
    expect(
      suggest({
        ...normal,
        now: { ...normal.now, counts: { ...normal.now.counts, byStatus: { ...normal.now.counts.byStatus, pending: 0 } } },
        funnel: normal.funnel.map((step) => (step.name === 'form_submit' ? { ...step, visits: 2 } : step)),
      }),
    ).toMatch(/^13 of 15 visits that began the form did not send it/)
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
