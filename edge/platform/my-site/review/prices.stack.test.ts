import { afterAll, beforeEach, expect, it } from 'vitest'
import { selectDraft } from '../../../../db/queries/site-changes.ts'
import { openHerSite } from '../../../../scripts/test-support/open-her-site.ts'
import { fillIn } from '../../../../scripts/test-support/read-form.ts'
import { readWholeForm } from '../../../../scripts/test-support/read-whole-form.ts'
import { requestDashboard, sendForm } from '../../../../scripts/test-support/request-dashboard.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'

// A price that stands in her rates too, changed on her phone and ready to be published: as a browser without scripts does it.
const TENANT = 'margot'
const DAY = 'content-services-hills-price'
const DINNER = 'content-services-dinner-price'
const { sql, cookie, begin, close } = await openHerSite(TENANT)
beforeEach(() => begin())
afterAll(close)

const open = async (href: string) => (await requestDashboard(href, { cookie })).text()
const show = (part: string) => open(mySitePath(part))
const save = (part: string, html: string, values: Record<string, string>) =>
  sendForm(cookie, mySitePath(part), [...fillIn(readWholeForm(html, 'was.'), values), ['do', 'save']])
const fill = async (part: string, values: Record<string, string>) => save(part, await show(part), values)
const drafted = async () => (await selectDraft(sql, TENANT)).map(({ path }) => path)
const PUBLISH = 'value="publish"'
const button = (html: string, words: string) =>
  new RegExp(`name="do" value="([^"]+)"[^>]*>\\s*${words}`).exec(html)?.[1] ?? expect.fail(words)
/** Presses a button of a note that stands on a page. */
const press = (html: string, words: string) =>
  sendForm(cookie, mySitePath('review'), [
    ['at', /name="at" value="([^"]+)"/.exec(html)?.[1] ?? ''],
    ['do', button(html, words)],
  ])

it('writes the new price into her rates by one tap, from the form of the service and from the review', async () => {
  await fill('words', { 'content-tagline': 'Short dinners' })
  for (const part of ['services/hills', 'review']) {
    await fill('services/hills', { [DAY]: part === 'review' ? '2800' : '2700' })
    expect(await show('review')).not.toContain(PUBLISH)
    const done = await press(await show(part), 'Change it in your rates too')
    expect([done.status, done.text.includes('Saved.'), done.text.includes('your rates say')]).toEqual([303, true, false])
    expect(done.text).toContain(part === 'review' ? PUBLISH : `name="${DAY}"`)
  }
  expect((await drafted()).toSorted()).toEqual(['rates', 'services/hills/price', 'tagline'])
  expect(await show('review')).toContain(PUBLISH)
})

it('keeps the old price by one tap, and the rest of her draft', async () => {
  await fill('words', { 'content-tagline': 'Short dinners' })
  await fill('services/dinner', { [DINNER]: '1777' })
  const done = await press(await show('review'), 'Keep the old price, \\$1,150')
  expect([done.status, done.text.includes(PUBLISH), await drafted()]).toEqual([303, true, ['tagline']])
  // The button of a page that was open before.
  await sendForm(cookie, mySitePath('review'), [
    ['at', 'https://example.com'],
    ['do', 'price:dinner:1777'],
  ])
  expect(await drafted()).toEqual(['tagline'])
})

it('leads to the line of her rates, filled in, where at hers is another price than at the client’s', async () => {
  await fill('services/dinner', { [DINNER]: '1,777' })
  const link = /href="([^"]+)"[^>]*>\s*Change it in your rates too/.exec(await show('review'))?.[1] ?? ''
  expect(link.split('#')[1]).toBe('content-rates.0.items.1.services')
  const rates = await open(link.split('#')[0] ?? '')
  expect(rates).toMatch(/\$1,777 is filled in below, in “Three hours”\. Check that line, then save\./)
  expect(rates).toMatch(/<details[^>]*id="content-rates\.0\.items\.1"[^>]*\sopen/)
  const typed = new Map(readWholeForm(rates, 'was.'))
  expect(['incall', 'outcall'].map((place) => typed.get(`content-rates.0.items.1.${place}`))).toEqual(['1100', '1777'])
  const saved = await save('rates', rates, {})
  expect([saved.status, saved.text.includes('your rates say'), await drafted()]).toEqual([303, false, ['services/dinner/price', 'rates']])
  expect(await show('review')).toContain(PUBLISH)
})
