import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../../db/connect.ts'
import { changeRules } from '../../../../db/queries/booking-rules.ts'
import { borrowRules } from '../../../../db/queries/borrow-rules.ts'
import { eventually } from '../../../../scripts/test-support/eventually.ts'
import { readMails, recipientOf } from '../../../../scripts/test-support/read-mails.ts'
import { requestDashboard } from '../../../../scripts/test-support/request-dashboard.ts'
import { freshAddress, requestSite } from '../../../../scripts/test-support/request-site.ts'
import { signInAs } from '../../../../scripts/test-support/sign-in.ts'
import { dashboardPath, tourRequestPath } from '../../../../tenants/contract/urls.ts'

// Somebody in Darwin asks Sophie to come, and she does. Margot takes no such requests.

const CITY = 'Darwin'

let sql: Sql
let sophie: Awaited<ReturnType<typeof borrowRules>>
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  sophie = await borrowRules(sql, 'sophie')
})
afterAll(async () => {
  await sql`delete from waiting_list where tenant_id = 'sophie' and asks_until is not null`
  await sophie.giveBack()
  await sql.end()
})

const show = (path: string, slug = 'sophie') => requestSite({ port: inject('port'), slug, path })
const send = (path: string, fields: Record<string, string>, from = freshAddress()) =>
  requestSite({
    ...{ port: inject('port'), slug: 'sophie', path, method: 'POST', body: new URLSearchParams(fields).toString() },
    headers: { 'cf-connecting-ip': from, 'content-type': 'application/x-www-form-urlencoded' },
  })
const wish = (email: string) => ({
  ...{ city: CITY, zone: '', lang: 'en-AU', when: 'Early March', service: 'dinner', hours: '3', name: 'Wanda Wish', email },
  message: 'Your taste in books.',
})
const mailTo = (address: string, subject: string) =>
  eventually(async () => (await readMails(inject('dataDir'), subject)).find((mail) => recipientOf(mail).includes(address)))

describe('the page where somebody asks her to come', () => {
  it('is reached from the tour page and the form, says where she is already, and asks for a city that a list has', async () => {
    expect(await (await show('/tour')).text()).toMatch(/<form class="waiting" method="get" action="\/_\/tour-request" novalidate>/)
    expect(await (await show('/booking')).text()).toContain('href="/_/tour-request?lang=en-AU"')
    const page = await (await show(tourRequestPath({ city: 'darwin' }))).text()
    expect(page).toContain('Will I visit Darwin?')
    expect(page).toContain('name="zone" value="Australia/Darwin"')
    expect(await (await show(tourRequestPath({ city: 'Melbourne' }))).text()).toContain('Melbourne, at home')
    const unknown = await show(tourRequestPath({ city: '<b>Atlantis' }))
    expect([unknown.status, await unknown.text()]).toEqual([404, expect.stringContaining('I can’t find a city of that name.')])
    expect(await (await show(tourRequestPath({ city: 'London' }))).text()).toMatch(/London, United Kingdom[\s\S]*London, United States/)
  })

  it('says in its own words that the city is missing or that no list has it, and links to the field', async () => {
    const link = (text: string) => /role="alert"[^>]*>\s*<p>[^<]+<\/p>\s*<ul>\s*<li>\s*<a href="#city">([^<]+)<\/a>/.exec(text)?.[1]
    const empty = await show(`${tourRequestPath()}?lang=en-AU&city=%20`)
    const text = await empty.text()
    expect([empty.status, link(text)]).toEqual([422, 'Please enter your city.'])
    expect(text).toMatch(/<form method="get" action="\/_\/tour-request" novalidate/)
    expect(text).toMatch(/<input id="city"[^>]*aria-invalid="true"/)
    expect(link(await (await show(tourRequestPath({ city: 'Atlantis' }))).text())).toContain('I can’t find a city of that name.')
    // Opened by the link of the form: nothing is wrong yet.
    const opened = await show(tourRequestPath({ lang: 'en-AU' }))
    expect([opened.status, link(await opened.text())]).toEqual([200, undefined])
  })

  it('refuses the city where she does not take such requests, and says where she is when', async () => {
    const page = await show(tourRequestPath({ city: CITY }), 'margot')
    expect(page.status).toBe(404)
    expect(await page.text()).toMatch(/I don’t travel on request at the moment[\s\S]*Adelaide, at home/)
    expect(await (await show('/booking', 'margot')).text()).not.toContain('/_/tour-request')
  })

  it('says beside the fields what is missing, keeps what was typed, and stops a flood', async () => {
    const wrong = await send(tourRequestPath(), { ...wish('nobody'), when: '' })
    expect([wrong.status, await wrong.text()]).toEqual([
      422,
      expect.stringMatching(
        /role="alert"[^>]*>\s*<p>Two things need fixing:[\s\S]*href="#email"[\s\S]*Please say roughly when\.[\s\S]*value="nobody"[\s\S]*Please check the email address\.[\s\S]*Your taste in books\./,
      ),
    ])
    const network = freshAddress()
    const many = await Promise.all(
      Array.from({ length: 7 }, (_, each) => send(tourRequestPath(), wish(`flood${each}@example.com`), network)),
    )
    expect(many.filter(({ status }) => status === 429)).toHaveLength(2)
  })
})

describe('asking her to come', () => {
  it('is shown to her after the yes, and answered once by one tap when she has dates there', async () => {
    const email = `wish-${randomUUID()}@example.com`
    const sent = await send(tourRequestPath(), wish(email))
    expect(sent.status).toBe(303)
    expect(await (await show(sent.headers.get('location') ?? '')).text()).toContain('Check your email')
    const asked = await mailTo(email, 'Please confirm your email address')
    expect(asked.text).not.toMatch(/Wanda|taste/)
    const own = new URL(/Yes, it’s me: (\S+)/.exec(asked.text ?? '')?.[1] as string).pathname
    const cookie = await signInAs('sophie', sql)
    const read = async (part: string) => (await requestDashboard(dashboardPath(part), { cookie })).text()
    expect(await read('requests/cities')).not.toContain('Wanda Wish')
    expect(await (await show(own)).text()).toContain('Did you ask whether I’d come to Darwin?')
    expect((await send(`${own}?do=yes`, {})).status).toBe(303)
    for (const part of ['', 'requests', 'diary/tour'])
      expect(await read(part), part).toMatch(/<strong>Darwin<\/strong><span class="sub block">One person has asked\./)
    expect(await read('requests/cities')).toMatch(
      /Wanda Wish[\s\S]*3 hours[\s\S]*Early March\nYour taste in books\.[\s\S]*Add Darwin to your tour/,
    )

    const answer = () => requestDashboard(dashboardPath('requests/cities'), { cookie, form: { city: CITY, back: '' } })
    expect((await answer()).headers.get('location')).toContain('told=0')
    const { rules, version } = await sophie.known()
    const leg = { city: CITY, timeZone: 'Australia/Darwin', from: '2029-03-03', to: '2029-03-06', incall: true, outcall: true }
    await changeRules(sql, 'sophie', { version, before: rules, after: { ...rules, tour: [...rules.tour, leg] }, madeBy: 'companion' })
    expect(await read('diary/tour')).toMatch(/Darwin, 3 to 6\u00a0Mar\u00a02029\. One person has asked\.[\s\S]*Write to them/)
    const taps = await Promise.all([answer(), answer()])
    expect(taps.map(({ headers }) => headers.get('location')).toSorted()).toEqual([
      '/dashboard/requests/cities?told=0',
      '/dashboard/requests/cities?told=1',
    ])
    const told = await mailTo(email, 'The dates you asked about')
    expect(told.text).toContain('3 to 6 March 2029')
    expect(told.text).toMatch(/Choose a time: http:\/\/sophie\.localhost:\d+\/booking\?service=dinner&hours=3&city=Darwin\n/)
    expect(await (await show(own)).text()).toContain('I’ve written to you.')
    expect((await send(`${own}?do=stop`, {})).status).toBe(303)
    expect(await (await show(own)).text()).toContain('You’re not on the list')
  })
})
