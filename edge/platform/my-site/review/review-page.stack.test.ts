import { afterAll, beforeAll, expect, it } from 'vitest'
import { draftSiteChange, selectDraft } from '../../../../db/queries/site-changes.ts'
import { openHerSite } from '../../../../scripts/test-support/open-her-site.ts'
import { fillIn } from '../../../../scripts/test-support/read-form.ts'
import { readWholeForm } from '../../../../scripts/test-support/read-whole-form.ts'
import { requestDashboard, sendForm } from '../../../../scripts/test-support/request-dashboard.ts'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'

const TENANT = 'margot'
const { sql, cookie, begin, close } = await openHerSite(TENANT)
beforeAll(() => begin())
afterAll(close)

const show = async (part: string) => (await requestDashboard(mySitePath(part), { cookie })).text()
const fill = async (part: string, values: Record<string, string>) =>
  sendForm(cookie, mySitePath(part), [...fillIn(readWholeForm(await show(part), 'was.'), values), ['do', 'save']])

it('discards a whole draft by a second tap, which says what would be gone and throws away nothing else', async () => {
  await fill('words', { 'content-tagline': 'Not yet', 'content-callToAction': 'Write to me' })
  const review = await show('review')
  const [, question = ''] = /<details><summary>Discard all<\/summary>([\s\S]*?)<\/details>/.exec(review) ?? []
  expect(question).toMatch(/These 2 changes would be gone[\s\S]*Tagline[\s\S]*Yes, discard all 2/)
  // Nothing throws all away before the question is open.
  expect(review.replace(question, '')).not.toContain('discard-all')
  await fill('services/dinner', { 'content-services-dinner-price': '1100' })
  await sendForm(cookie, mySitePath('review'), [...readWholeForm(review, 'discard-all'), ['do', 'discard-all']])
  expect((await selectDraft(sql, TENANT)).map(({ path, after }) => [path, after])).toEqual([['services/dinner/price', 1100]])
  // Of one change its own button is enough.
  expect(await show('review')).not.toContain('discard-all')
})

it('publishes what the page showed, and shows what has come since instead', async () => {
  await begin()
  await fill('words', { 'content-tagline': 'Not yet', 'content-callToAction': 'Write to me' })
  const publish = async (page: string) => {
    const response = await requestDashboard(mySitePath('review'), {
      cookie,
      form: [...readWholeForm(page, 'value="publish"'), ['do', 'publish']],
    })
    return { status: response.status, text: await response.text() }
  }
  const asked = async () => (await selectDraft(sql, TENANT)).length === 0
  const opened = await show('review')
  await fill('services/dinner', { 'content-services-dinner-price': '1100' })
  const more = await publish(opened)
  expect([more.status, await asked()]).toEqual([409, false])
  expect(more.text).toMatch(
    /One more change has come since you opened this page: Dinner: Price for the usual length\. Nothing is published yet/,
  )
  expect(more.text).toMatch(/\$1,150[\s\S]*\$1,100[\s\S]*value="publish"/)
  // The same field with other words is no longer what was shown.
  await fill('words', { 'content-tagline': 'Not now' })
  const other = await publish(more.text)
  expect([other.status, await asked()]).toEqual([409, false])
  expect(other.text).toMatch(/were changed in another window[\s\S]*Not now/)
  expect([(await publish(other.text)).status, await asked()]).toEqual([303, true])
})

it('says before it is tried that a new photo needs words, and which', async () => {
  await begin()
  const photo = (id: string, alt: string) => ({
    file: 'photos.yaml',
    path: `photos/${id}`,
    after: { id, file: `${id}.jpg`, alt, slots: ['gallery'] },
  })
  for (const [id, alt] of [
    ['n1', ''],
    ['n2', ''],
    ['n3', 'A lake'],
  ] as const)
    await draftSiteChange(sql, TENANT, { ...photo(id, alt), before: undefined, madeBy: 'companion' })
  const review = await show('review')
  expect(review).toMatch(
    /Say what these 2 photos show before you publish them: [\s\S]*photos\/n1#[^"]*-alt">Photo 1<[\s\S]*photos\/n2#[^"]*-alt">Photo 2</,
  )
  expect(review.match(/Say what it shows before you publish it\./g)).toHaveLength(2)
  expect(review).not.toMatch(/value="publish"|Fill this in/)
  expect(await show('photos/n1')).toContain('id="photos-photos-n1-alt"')
  await sendForm(cookie, mySitePath('review'), [['do', 'publish']])
  expect(await selectDraft(sql, TENANT)).toHaveLength(3)
  for (const id of ['n1', 'n2']) await draftSiteChange(sql, TENANT, { ...photo(id, 'A river'), before: undefined, madeBy: 'companion' })
  expect(await show('review')).toMatch(/value="publish"/)
})

it('names what nobody has written for her, and publishes none of it on an open site', async () => {
  const source = sampleSource(TENANT)
  const example = { ...(source['content.yaml'] as object), intro: 'Two or three sentences that sound like you.' } as never
  await begin({ ...source, 'content.yaml': example })
  await fill('words', { 'content-tagline': 'Slow evenings' })
  const refused = await show('review')
  expect(refused).toMatch(/Before you publish[\s\S]*href="[^"]*\/words#content-intro"[^>]*>Your introduction is still the example/)
  expect(refused).not.toContain('value="publish"')
  await sendForm(cookie, mySitePath('review'), [...readWholeForm(refused, 'value="discard"'), ['do', 'publish']])
  expect(await selectDraft(sql, TENANT)).toHaveLength(1)
  await fill('words', { 'content-intro': 'I laugh easily.' })
  expect(await show('review')).toContain('value="publish"')
})
