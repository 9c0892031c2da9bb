import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { endPublication, selectDraft, selectPublished, selectSiteSource } from '../../../db/queries/site-changes.ts'
import { openHerSite } from '../../../scripts/test-support/open-her-site.ts'
import { fillIn } from '../../../scripts/test-support/read-form.ts'
import { readWholeForm } from '../../../scripts/test-support/read-whole-form.ts'
import { requestDashboard, sendForm } from '../../../scripts/test-support/request-dashboard.ts'
import { sampleSource } from '../../../scripts/test-support/sample-source.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { siteValueOf, withSiteValue } from '../../../tenants/contract/site-fields.ts'
import { dashboardPath, mySitePath } from '../../../tenants/contract/urls.ts'

// Margot changes her site as a browser without scripts does it. The publisher's part is played here, so that no folder is touched.
const TENANT = 'margot'
const MARGOT = sampleSource(TENANT)
const { sql, cookie, begin, close } = await openHerSite(TENANT)
beforeEach(() => begin())
afterAll(close)

const show = async (part: string) => (await requestDashboard(mySitePath(part), { cookie })).text()
const send = (part: string, fields: [string, string][]) => sendForm(cookie, mySitePath(part), fields)
const saving = (fields: [string, string][]): [string, string][] => [...fields, ['do', 'save']]
const fill = async (part: string, values: Record<string, string | string[]>) =>
  send(part, saving(fillIn(readWholeForm(await show(part), 'was.'), values)))
const drafted = async () => (await selectDraft(sql, TENANT)).map(({ path, before, after }) => ({ path, before, after }))
const asked = async () => {
  const [row] = await sql<[{ id: string }?]>`
    select publication_id as id from site_publications where tenant_id = ${TENANT} and state = 'asked' order by asked_at desc limit 1`
  return row?.id ?? ''
}
/** The publisher's part: what was asked for is on her site. */
const publish = async () => {
  const publicationId = await asked()
  const changes = await selectPublished(sql, TENANT, publicationId)
  const source = changes.reduce((now, change) => withSiteValue(now, change, change.after), (await selectSiteSource(sql, TENANT)) ?? {})
  await endPublication(sql, TENANT, { publicationId, state: 'live', source })
  return changes
}
const become = (status: string) => sql`update tenants set status = ${status} where tenant_id = ${TENANT}`
const today = async () => (await requestDashboard(dashboardPath(), { cookie })).text()
const PRICE = 'content-services-dinner-price'
const price = { file: 'content.yaml', path: 'services/dinner/price' }
const priceNow = async () => siteValueOf((await selectSiteSource(sql, TENANT)) ?? {}, price)

describe('her site', () => {
  it('takes a price as a draft, publishes it, shows when it was live, and takes it back', async () => {
    expect(await show('')).toMatch(/5 services, from \$800[\s\S]*Nothing has been changed yet/)
    const saved = await fill('services/dinner', { [PRICE]: '1,200' })
    expect([saved.status, saved.text.includes('1 change not published')]).toEqual([303, true])
    expect(await drafted()).toEqual([{ path: price.path, before: 1150, after: 1200 }])
    expect(saved.text).toMatch(/id="content-services-dinner-price-error"[^>]*>\s*Your rates say \$1,100 and \$1,150 in “Three hours”\./)
    expect(await show('review')).toMatch(/but your rates say \$1,100 and \$1,150 in “Three hours”\.(?![\s\S]*value="publish")/)
    expect([(await send('review', [['do', 'publish']])).status, await asked()]).toEqual([303, ''])
    await fill('services/dinner', { [PRICE]: '1,100' })
    expect(await show('review')).toMatch(/Dinner: Price for the usual length[\s\S]*\$1,150[\s\S]*\$1,100[\s\S]*value="publish"/)

    const onItsWay = await send('review', [['do', 'publish']])
    expect([onItsWay.status, onItsWay.text.includes('On its way…')]).toEqual([303, true])
    const waiting = await requestDashboard(mySitePath(`publications/${await asked()}`), { cookie })
    expect(waiting.headers.get('refresh')).toBe('2')
    expect(new Map(readWholeForm(await show('services/dinner'), 'was.')).get(PRICE)).toBe('1100')
    const id = await asked()
    await publish()
    const live = await requestDashboard(mySitePath(`publications/${id}`), { cookie })
    expect(live.headers.get('refresh')).toBeNull()
    expect(await live.text()).toMatch(/Live since \d+:\d\d\s[ap]m \(Adelaide time\)/)

    const undo = /href="([^"]*\/undo\/\d+)"/.exec(await show(''))?.[1] ?? ''
    expect(await (await requestDashboard(undo, { cookie })).text()).toMatch(/Undo this\?[\s\S]*\$1,100[\s\S]*\$1,150/)
    await fill('words', { 'content-tagline': 'Not yet' })
    expect((await sendForm(cookie, undo, [])).text).toContain('On its way…')
    expect(await publish()).toMatchObject([{ ...price, before: 1100, after: 1150, undoes: expect.stringMatching(/^\d+$/) }])
    expect([await priceNow(), (await drafted()).map(({ path }) => path)]).toEqual([1150, ['tagline']])
    expect((await sendForm(cookie, undo, [])).status).toBe(409)
  })

  it('shows what was refused beside its field, and both values where it met another change', async () => {
    await fill('services/dinner', { [PRICE]: '1100' })
    await fill('words', { 'content-tagline': 'Short dinners' })
    await send('review', [['do', 'publish']])
    const problems = [
      { ...price, words: 'Changed meanwhile.', theirs: 1300 },
      { file: 'content.yaml', path: 'tagline', words: 'The translation misses this line.' },
    ]
    const source = withSiteValue(MARGOT, price, 1300)
    await endPublication(sql, TENANT, { publicationId: await asked(), state: 'refused', problems, source })
    expect(await show('words')).toMatch(/id="content-tagline-error"[^>]*>\s*The translation misses this line\./)
    const review = await show('review')
    expect(review).toMatch(/You<[\s\S]*\$1,100[\s\S]*On the site now<[\s\S]*\$1,300/)
    expect(review).not.toContain('value="publish"')
    await send('review', [
      ['field', `${price.file}:${price.path}`],
      ['do', 'mine'],
    ])
    expect(await drafted()).toContainEqual({ path: price.path, before: 1300, after: 1100 })
    expect(await show('review')).toContain('value="publish"')
  })

  it('takes a new service, an order and a removal, and nothing that would leave a list with a gap', async () => {
    const added = await fill('add-service', {
      'content-services-new-name': 'Lunch 🌿',
      'content-services-new-description': 'By day.',
      'content-services-new-hours': '2',
    })
    expect([added.status, added.text.includes('Lunch 🌿')]).toEqual([303, true])
    expect((await fill('services/lunch', { 'content-services-lunch-price': '600' })).status).toBe(303)
    expect(await drafted()).toMatchObject([{ path: 'services/lunch', after: { id: 'lunch', name: 'Lunch 🌿', hours: 2, price: 600 } }])
    expect((await send('services', [['do', 'up:lunch']])).status).toBe(303)
    expect((await drafted()).at(-1)?.after).toEqual(['dinner', 'garden', 'read-aloud', 'hills', 'lunch', 'away'])
    const refused = await send('services/hills', [['do', 'remove']])
    expect([refused.status, refused.text.includes('Your rates name it: “A day” in “Longer”.')]).toEqual([422, true])
    expect((await send('services/lunch', [['do', 'remove']])).status).toBe(303)
    expect((await requestDashboard(mySitePath('services/lunch'), { cookie })).status).toBe(404)
    const incomplete = await fill('add-service', { 'content-services-new-name': 'Half', 'content-services-new-hours': 'two' })
    expect(incomplete.status).toBe(422)
    expect(incomplete.text).toMatch(/id="content-services-new-hours-error"[^>]*>\s*Write a number\./)
    expect(incomplete.text).toContain('value="Half"')
  })

  it('takes a look and what is said of a photo, and keeps photos that something needs', async () => {
    expect((await fill('look', { 'theme-colors': 'moss' })).status).toBe(303)
    expect((await fill('photos/march', { 'photos-photos-march-caption': 'Lambs.', 'photos-photos-march-focus': 'top' })).status).toBe(303)
    expect((await send('photos', [['do', 'move-up:march']])).status).toBe(303)
    expect((await drafted()).map(({ path }) => path)).toEqual(['colors', 'photos/march/caption', 'photos/march/focus', 'photos#order'])
    expect(await show('review')).toMatch(/Linen<[\s\S]*Moss<[\s\S]*Lambs\.: What must stay visible[\s\S]*centre[\s\S]*top/)
    const pages = [await show('photos/onion'), await show('photos/fog'), await show('photos/acanthus')]
    expect(pages.map((page) => page.includes('tests/new?place=hero'))).toEqual([true, false, false])
    const needed = await show('photos/fog/remove')
    expect(needed).toContain('It’s used by your dates in Hobart. Change that first.')
    expect((await send('photos/fog/remove', [])).status).toBe(409)
    const last = await fill('photos/acanthus', { 'photos-photos-acanthus-slots': ['gallery'] })
    expect([last.status, last.text.includes('Your site needs an opening photo.')]).toEqual([422, true])
    expect((await send('photos/march/remove', [])).status).toBe(303)
    expect((await drafted()).map(({ path }) => path)).toEqual(['colors', 'photos#order', 'photos/march'])
  })

  it('hides and shows itself at once, past the draft, and never opens a preview', async () => {
    await fill('words', { 'content-tagline': 'Not yet' })
    expect(await show('hide')).toContain('Hide my site?')
    expect((await send('hide', [['status', 'inactive']])).text).toContain('On its way…')
    expect(await publish()).toMatchObject([{ file: 'tenant.yaml', path: 'status', before: 'active', after: 'inactive' }])
    expect((await drafted()).map(({ path }) => path)).toEqual(['tagline'])
    expect(await show('')).toContain('Hidden: nobody can open it.')
    expect(await become('inactive').then(today)).toMatch(
      /Your site is hidden: nobody can open it\.[\s\S]{0,50}<form method="post" action="\/dashboard\/my-site\/hide"[^>]*><button type="submit" name="status" value="active">Show it again/,
    )
    // Nothing beside it speaks as if people could come.
    expect(await today()).not.toMatch(/Your site is up|Do this next|Copy your link/)
    expect(await become('active').then(today)).not.toContain('Your site is hidden')
    expect(await today()).toMatch(/Your site is up[\s\S]*Do this next/)
    await begin(withSiteValue(MARGOT, { file: 'tenant.yaml', path: 'status' }, 'preview'))
    expect(await show('hide')).toContain('Your site is waiting for approval')
    await send('hide', [['status', 'active']])
    expect(await asked()).toBe('')
  })
})

describe('what she types', () => {
  it('is not lost to a length, to another window or to the end of her session', async () => {
    await fill('words', { 'content-tagline': 'Kept' })
    const form = saving(readWholeForm(await show('words'), 'was.'))
    const huge = await send('words', fillIn(form, { about: 'x'.repeat(10 * 1024 * 1024) }))
    expect([huge.status, huge.text.includes('What you saved before hasn’t changed.')]).toEqual([413, true])
    expect(await drafted()).toMatchObject([{ path: 'tagline', after: 'Kept' }])

    await fill('words', { 'content-tagline': 'From another window' })
    const late = await send('words', fillIn(form, { 'content-tagline': 'From this one' }))
    expect([late.status, late.text.includes('From another window'), late.text.includes('value="From this one"')]).toEqual([409, true, true])

    const typed = fillIn(form, { 'content-intro': 'A “new” <b>intro</b>.' })
    const out = await requestDashboard(mySitePath('words'), { cookie: '', form: typed })
    const page = await out.text()
    expect([out.status, page.includes('<b>intro')]).toEqual([401, false])
    expect(new Map(readWholeForm(page)).get('content-intro')).toBe('A “new” <b>intro</b>.')
    expect(page).toContain(encodeURIComponent(mySitePath('words')))
    expect(page).toMatch(/>\s*Save what I typed\s*<\/button>\s*<a[^>]*>\s*Leave it/)
  })

  it('is nobody else’s', async () => {
    await fill('words', { 'content-tagline': 'Mine alone' })
    await send('review', [['do', 'publish']])
    const sophie = await signInAs('sophie', sql)
    const of = async (part: string) => requestDashboard(mySitePath(part), { cookie: sophie })
    expect((await of(`publications/${await asked()}`)).status).toBe(404)
    const [change] = await sql<[{ id: string }]>`select change_id::text as id from site_changes where tenant_id = ${TENANT}`
    expect((await of(`undo/${change.id}`)).status).toBe(404)
    for (const part of ['', 'review', 'history']) expect(await (await of(part)).text()).not.toContain('Mine alone')
    for (const part of ['nothing', 'pages/nothing', 'publications/x', 'undo/x', 'services/nothing'])
      expect((await requestDashboard(mySitePath(part), { cookie })).status, part).toBe(404)
  })
})
