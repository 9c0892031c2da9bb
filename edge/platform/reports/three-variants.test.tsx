import { expect, it } from 'vitest'
import { FIXTURE_PICTURES } from '../../../scripts/screenshots/fixture-pictures.ts'
import { REPORT_FIXTURES, REPORT_LINKS } from '../../../scripts/screenshots/report-fixtures.ts'
import { describeVerdict } from '../statistics/describe-verdict.ts'
import { RunningTest } from '../today/RunningTest.tsx'
import { renderReportMail } from './render-report-mail.ts'
import type { ShownTest, WeeklyReport } from './weekly-report.ts'

const normal = REPORT_FIXTURES.normal as WeeklyReport
const [two] = normal.tests
if (!two) throw new Error('A normal week has a test.')

/** The same test with a third photo, that of a quiet rival. */
const salon = { ...FIXTURE_PICTURES.silk, cid: 'salon@pictures.invalid', name: 'A quiet salon' }
const three: ShownTest = {
  ...two,
  test: { ...two.test, variants: [...two.test.variants, { id: 'salon', weight: 50, photo: 'salon' }] },
  report: describeVerdict(
    [
      { name: 'control', weight: 50, exposures: 211, conversions: 11 },
      { name: 'garden', weight: 50, exposures: 208, conversions: 22 },
      { name: 'salon', weight: 50, exposures: 215, conversions: 10 },
    ],
    20,
  ),
  arms: new Map([...two.arms, ['salon', { name: '“A quiet salon”', picture: salon }]]),
}
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
