import { expect, it } from 'vitest'
import { REPORT_FIXTURES, REPORT_LINKS } from '../../../scripts/screenshots/report-fixtures.ts'
import { withThirdVariant } from '../../../scripts/screenshots/three-variants-fixture.ts'
import { RunningTest } from '../today/RunningTest.tsx'
import { renderReportMail } from './render-report-mail.ts'
import type { ShownTest, WeeklyReport } from './weekly-report.ts'

const normal = REPORT_FIXTURES.normal as WeeklyReport
const [two] = normal.tests
if (!two) throw new Error('A normal week has a test.')

const three = withThirdVariant(two)
const mailOf = (tests: ShownTest[]) => renderReportMail({ ...normal, tests }, { mailId: 'id', links: REPORT_LINKS })

it('attaches the pictures that a mail shows and no other, of three variants and of two tests', () => {
  for (const tests of [[three], [two, three], []]) {
    const { html, pictures = [] } = mailOf(tests)
    expect(pictures.map(({ cid }) => cid).toSorted()).toEqual([...html.matchAll(/src="cid:([^"]+)"/g)].map(([, cid]) => cid).toSorted())
  }
})

it('tells the third variant on a line of its own, as the other two are told', () => {
  const { html, text } = mailOf([three])
  expect(text.split('\n')).toContain('“A quiet salon”: 5 in 100 ask, 10 of 215')
  expect(html).toMatch(/<p [^>]*>“A quiet salon”: 5 in 100 ask, 10 of 215<\/p>/)
  expect(html).toMatch(/<p [^>]*>“The hour I like best” looks better/)
})

it('tells it on Today too', () => {
  expect(String(<RunningTest judged={three} pictures={new Map()} />)).toMatch(/<p class="muted small">[^<]+: 5 in 100 ask, 10 of 215<\/p>/)
})

it('tells whole numbers where these tell who is ahead, whatever the others are among themselves', () => {
  const { text } = mailOf([three])
  expect(text).toContain('11 in 100 ask')
  expect(text).not.toMatch(/\d\.\d in 100/)
})

it('leads from Today to where one of them can be chosen, and marks how far it has to go', () => {
  const page = String(<RunningTest judged={three} pictures={new Map()} />)
  expect(page).toMatch(/<a class="button quiet" href="\/dashboard\/my-site\/tests\/hero-photo">Choose one now<\/a>/)
  expect(page).toMatch(/<svg class="meter"[^>]*>.*<line /s)
})
