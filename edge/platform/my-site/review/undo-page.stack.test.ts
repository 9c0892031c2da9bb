import { afterAll, beforeEach, expect, it } from 'vitest'
import {
  discardDraft,
  draftSiteChange,
  endPublication,
  publishAtOnce,
  selectPublished,
  selectSiteSource,
} from '../../../../db/queries/site-changes.ts'
import { openHerSite } from '../../../../scripts/test-support/open-her-site.ts'
import { readWholeForm } from '../../../../scripts/test-support/read-whole-form.ts'
import { requestDashboard, sendForm } from '../../../../scripts/test-support/request-dashboard.ts'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import { signInAs } from '../../../../scripts/test-support/sign-in.ts'
import { type Json, type SiteChange, type SiteSource, siteValueOf, withSiteValue } from '../../../../tenants/contract/site-fields.ts'
import { mySitePath } from '../../../../tenants/contract/urls.ts'

// The publisher's part is played here, so that no folder is touched.
const TENANT = 'margot'
const MARGOT = sampleSource(TENANT)
const PRICE = { file: 'content.yaml', path: 'services/dinner/price' }
const RATES = { file: 'content.yaml', path: 'rates' }
const TAGLINE = { file: 'content.yaml', path: 'tagline' }
const { sql, cookie, begin, close } = await openHerSite(TENANT)
beforeEach(() => begin())
afterAll(close)

const source = async (): Promise<SiteSource> => (await selectSiteSource(sql, TENANT)) ?? {}
const says = async (field: { file: string; path: string }) => siteValueOf(await source(), field)
/** Her rates with another price of three hours away. */
const ratesWith = (outcall: number): Json =>
  JSON.parse(JSON.stringify(siteValueOf(MARGOT, RATES)).replace('"outcall":1150', `"outcall":${outcall}`)) as Json

/** Fields with what they become, live at once. */
async function publish(fields: (SiteChange & { after: Json })[]): Promise<string> {
  const now = await source()
  const changes = fields.map(({ file, path, after }) => ({ file, path, before: siteValueOf(now, { file, path }), after }))
  const id = await publishAtOnce(sql, TENANT, { changes, askedBy: 'companion' })
  await end(id)
  return id
}

async function end(publicationId: string): Promise<void> {
  const changes = await selectPublished(sql, TENANT, publicationId)
  const then = changes.reduce((now, change) => withSiteValue(now, change, change.after), await source())
  await endPublication(sql, TENANT, { publicationId, state: 'live', source: then })
}
/** What was asked for last is on her site. */
async function endLast(): Promise<void> {
  const [row] = await sql<[{ id: string }]>`
    select publication_id as id from site_publications where tenant_id = ${TENANT} and state = 'asked'`
  await end(row.id)
}

const dearer = (price: number) => [
  { ...PRICE, after: price },
  { ...RATES, after: ratesWith(price) },
]
const open = async (href: string) => {
  const response = await requestDashboard(href, { cookie })
  return { status: response.status, html: await response.text() }
}
const history = async () => (await open(mySitePath('history'))).html
const undoLinks = (html: string) => [...html.matchAll(/href="([^"]*\/undo\/\d+)"/g)].map(([, href = '']) => href)
const allLink = (publication: string) => mySitePath(`publications/${publication}/undo`)
/** Sends the form of a page as a browser without scripts would. */
const sendFormOf = (html: string, publication: string) => sendForm(cookie, allLink(publication), readWholeForm(html, 'name="change"'))

it('offers both where one alone would leave her site with two prices, and takes them back at once', async () => {
  const publication = await publish(dearer(1250))
  const [rate = '', price = ''] = undoLinks(await history())
  for (const link of [rate, price]) {
    const asked = await open(link)
    expect([asked.status, /<h1[^>]*>\s*These belong together/.test(asked.html)]).toEqual([200, true])
    expect(asked.html).toMatch(/Undo both/)
    expect(asked.html).toContain('one doesn’t work without the other')
    expect(asked.html).toMatch(/\$1,250[\s\S]*\$1,150/)
  }
  // What is asked for alone all the same, as by a page that was open before, is not done by half.
  expect((await sendForm(cookie, price, [])).status).toBe(409)
  const done = await sendFormOf((await open(price)).html, publication)
  expect([done.status, done.text.includes('On its way…')]).toEqual([303, true])
  await endLast()
  expect([await says(PRICE), await says(RATES)]).toEqual([1150, siteValueOf(MARGOT, RATES)])
  expect((await history()).match(/Undone since/g)).toHaveLength(2)
})

it('takes a publication back as a whole by one button, and a change of it alone where that is possible', async () => {
  const publication = await publish([...dearer(1250), { ...TAGLINE, after: 'Short dinners' }])
  const listed = await history()
  expect(listed).toMatch(new RegExp(`href="${allLink(publication)}"[^>]*>\\s*Undo these together`))
  const [alone = ''] = undoLinks(listed)
  expect((await open(alone)).html).toMatch(/Undo this\?[\s\S]*Short dinners[\s\S]*Undo it/)
  // The line under her name has nothing to do with the two prices.
  expect((await open(undoLinks(listed).at(-1) ?? '')).html).not.toContain('Short dinners')
  const all = await open(allLink(publication))
  expect(all.html).toMatch(/Undo all 3\?[\s\S]*Short dinners/)
  expect((await sendFormOf(all.html, publication)).status).toBe(303)
  await endLast()
  expect(await source()).toEqual(MARGOT)
  expect((await open(allLink(publication))).status).toBe(409)
})

it('says both values where a part has changed again, on her site or in her draft, and takes back the rest', async () => {
  const publication = await publish([...dearer(1250), { ...TAGLINE, after: 'Short dinners' }])
  const all = (await open(allLink(publication))).html
  await publish([{ ...TAGLINE, after: 'Shorter dinners' }])
  const late = await sendFormOf(all, publication)
  expect(late.status).toBe(409)
  expect(late.text).toMatch(
    /Not all of it can be undone[\s\S]*As it was published<[\s\S]*Short dinners[\s\S]*On the site now<[\s\S]*Shorter dinners[\s\S]*Undo the rest/,
  )
  expect((await sendFormOf(late.text, publication)).status).toBe(303)
  await endLast()
  expect([await says(PRICE), await says(TAGLINE)]).toEqual([1150, 'Shorter dinners'])

  const next = await publish(dearer(1300))
  await draftSiteChange(sql, TENANT, { ...PRICE, before: 1300, after: 1400, madeBy: 'companion' })
  const drafted = await open(allLink(next))
  expect(drafted.status).toBe(409)
  // The rates alone cannot go back: there is no rest to take back.
  expect(drafted.html).toMatch(/\$1,300[\s\S]*In your draft<[\s\S]*\$1,400(?![\s\S]*Undo the rest)/)
  await discardDraft(sql, TENANT)
  expect((await open(allLink(next))).status).toBe(200)
})

it('says what would stand in the way where nothing else of it can go back, in her history too', async () => {
  // Once her rates and the price were changed one after the other, the first alone would leave two prices.
  await publish([{ ...TAGLINE, after: 'Short dinners' }])
  await publish([{ ...PRICE, after: 1100 }])
  const rates = JSON.parse(JSON.stringify(siteValueOf(MARGOT, RATES)).replace('"outcall":1150', '"outcall":1250')) as Json
  await publish([{ ...RATES, after: rates }])
  const [row] = await sql<[{ id: string }]>`
    select change_id::text as id from site_changes where tenant_id = ${TENANT} and path = ${PRICE.path} and state = 'live' order by change_id desc limit 1`
  const asked = await open(mySitePath(`undo/${row.id}`))
  expect([asked.status, /This can’t be undone/.test(asked.html)]).toEqual([409, true])
  expect(asked.html).toMatch(
    /couldn’t be published:[\s\S]*Dinner costs \$1,150, but your rates say \$1,100 and \$1,250 in “Three hours”\.[\s\S]*href="[^"]*\/rates"[\s\S]*href="[^"]*\/services\/dinner"/,
  )
  expect(asked.html).not.toMatch(/Undo it|Leave it/)
  const listed = await history()
  expect(listed).toMatch(/Can’t be undone: [\s\S]*Dinner costs \$1,150/)
  expect(undoLinks(listed)).not.toContain(mySitePath(`undo/${row.id}`))
  expect(undoLinks(listed)).toHaveLength(2)
})

it('is nobody else’s, and finds nothing by a name that is none', async () => {
  const publication = await publish(dearer(1250))
  const sophie = await signInAs('sophie', sql)
  expect((await requestDashboard(allLink(publication), { cookie: sophie })).status).toBe(404)
  for (const id of ['x', '00000000-0000-4000-8000-000000000000']) expect((await open(allLink(id))).status).toBe(404)
  expect((await sendForm(cookie, allLink(publication), [['change', '1']])).status).toBe(404)
})
