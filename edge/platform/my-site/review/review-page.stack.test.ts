import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '../../../../db/connect.ts'
import { borrowSite } from '../../../../db/queries/borrow-site.ts'
import { selectDraft } from '../../../../db/queries/site-changes.ts'
import { fillIn } from '../../../../scripts/test-support/read-form.ts'
import { readWholeForm } from '../../../../scripts/test-support/read-whole-form.ts'
import { requestDashboard, sendForm } from '../../../../scripts/test-support/request-dashboard.ts'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import { signInAs } from '../../../../scripts/test-support/sign-in.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'

const TENANT = 'margot'
let sql: Sql
let cookie: string
let site: Awaited<ReturnType<typeof borrowSite>>
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  cookie = await signInAs(TENANT, sql)
  site = await borrowSite(sql, TENANT)
  await site.begin(sampleSource(TENANT))
})
afterAll(async () => {
  await site.giveBack()
  await sql.end()
})

const show = async (part: string) => (await requestDashboard(mySitePath(part), { cookie })).text()
const fill = async (part: string, values: Record<string, string>) =>
  sendForm(cookie, mySitePath(part), [...fillIn(readWholeForm(await show(part), 'was.'), values), ['do', 'save']])

it('discards a whole draft by a second tap, which says what would be gone and throws away nothing else', async () => {
  await fill('words', { 'content-tagline': 'Not yet', 'content-callToAction': 'Write to me' })
  const review = await show('review')
  const [, question = ''] = /<details><summary>Discard all<\/summary>([\s\S]*?)<\/details>/.exec(review) ?? []
  expect(question).toMatch(/These 2 changes would be gone[\s\S]*Line under your name[\s\S]*Yes, discard all 2/)
  // Nothing throws all away before the question is open.
  expect(review.replace(question, '')).not.toContain('discard-all')
  await fill('services/dinner', { 'content-services-dinner-price': '1100' })
  await sendForm(cookie, mySitePath('review'), [...readWholeForm(review, 'discard-all'), ['do', 'discard-all']])
  expect((await selectDraft(sql, TENANT)).map(({ path, after }) => [path, after])).toEqual([['services/dinner/price', 1100]])
  // Of one change its own button is enough.
  expect(await show('review')).not.toContain('discard-all')
})
