import path from 'node:path'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { startEmbeddedPostgres } from '../../../db/embedded/embedded-postgres.ts'
import { loadLocalSecrets } from '../../../scripts/runtime/local-secrets.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { readMails, recipientOf } from '../../../scripts/test-support/read-mails.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { type Serve, startServe } from '../../../scripts/test-support/start-serve.ts'
import { calendarPath, dashboardPath, preferencesPath } from '../../../tenants/contract/urls.ts'
import { signPreferences } from '../keys/preferences-link.ts'

// A stack of its own: signing out everywhere would end what other tests are doing.
let serve: Serve
let sql: Sql
let claire: string
beforeAll(async () => {
  serve = await startServe()
  sql = connect((await startEmbeddedPostgres(path.join(serve.dataDir, 'postgres'))).url)
  claire = await signIn()
})
afterAll(async () => {
  await sql.end()
  await serve.stop()
})

const signIn = () => signInAs('claire', sql, serve)
const dashboard = (where: string, { cookie = claire, ...rest }: Partial<Parameters<typeof requestDashboard>[1]> = {}) =>
  requestDashboard(where, { cookie, port: serve.port, ...rest })

/** Nobody has asked for anything yet. */
const forgetAsks = () => sql`with links as (delete from sign_in_links) delete from platform.sign_in_asks`
const ask = (email: string, { to, cookie = '', network }: { to?: string; cookie?: string; network?: string } = {}) =>
  dashboard('/sign-in', {
    cookie,
    ...(network ? { headers: { 'cf-connecting-ip': network } } : {}),
    form: { email, ...(to === undefined ? {} : { to }) },
  })
const cookieOf = (answer: Response, name: string) =>
  new RegExp(`${name}=[0-9a-f]{64}`).exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? ''
const countLinks = async () =>
  (await sql`select from sign_in_links where tenant_id = 'sophie' and created_at > now() - interval '1 hour'`).length
const seen = new Set<string>()
/** The next mail with this subject that has not been read yet. */
const nextMail = (subject: string, tenant: string) =>
  eventually(async () => {
    const mails = (await readMails(serve.dataDir, subject)).filter((each) => recipientOf(each).includes(tenant))
    const fresh = mails.find(({ messageId = '' }) => !seen.has(messageId))
    if (fresh) seen.add(fresh.messageId ?? '')
    return fresh
  })
const linkIn = ({ text = '' }: { text?: string | undefined }) => new URL(/http\S+\/sign-in\/\S+/.exec(text)?.[0] ?? '').pathname
const codeIn = ({ text = '' }: { text?: string | undefined }) => /^\d{6}$/m.exec(text)?.[0] ?? ''

describe('signing in', () => {
  it('takes a mailed link once, by POST only, and gives every address the same answer', async () => {
    await forgetAsks()
    const [known, unknown] = [await ask('sophie@example.com'), await ask('nobody@example.com')]
    expect([known.status, known.headers.get('location')]).toEqual([unknown.status, unknown.headers.get('location')])
    const mail = await nextMail('sign-in link', 'sophie')
    expect(mail.from?.text).toContain('Appointments')
    const shown = await dashboard(linkIn(mail), { cookie: '' })
    expect([shown.status, shown.headers.get('set-cookie')]).toEqual([200, null])
    expect(await readMails(serve.dataDir, 'nobody@example.com')).toHaveLength(0)
    expect((await dashboard(linkIn(mail), { cookie: '', form: {} })).headers.get('location')).toBe('/dashboard')
    expect((await dashboard(linkIn(mail), { cookie: '', form: {} })).status).toBe(410)
  })

  it('leads back to the page that was wanted, also from another browser, and to no page of somebody else', async () => {
    await forgetAsks()
    const wanted = '/dashboard/requests?status=pending'
    const turnedAway = await dashboard(wanted, { cookie: '' })
    const signIn = turnedAway.headers.get('location') ?? ''
    expect(signIn).toBe(`/sign-in?to=${encodeURIComponent(wanted)}`)
    expect(await (await dashboard(signIn, { cookie: '' })).text()).toContain(`value="${wanted}"`)
    await ask('sophie@example.com', { to: wanted })
    const answer = await dashboard(linkIn(await nextMail('sign-in link', 'sophie')), { cookie: '', form: {} })
    expect(answer.headers.get('location')).toBe(wanted)
    expect((await dashboard(wanted, { cookie: cookieOf(answer, 'desk') })).status).toBe(200)
    for (const elsewhere of ['https://evil.example/dashboard', '//evil.example/dashboard', '/operator']) {
      expect(await (await dashboard(`/sign-in?to=${encodeURIComponent(elsewhere)}`, { cookie: '' })).text()).not.toContain('name="to"')
      await ask('sophie@example.com', { to: elsewhere })
      const led = await dashboard(linkIn(await nextMail('sign-in link', 'sophie')), { cookie: '', form: {} })
      expect(led.headers.get('location')).toBe('/dashboard')
    }
  })

  it('takes the code of the mail in the browser that asked, once, and in no other', async () => {
    await forgetAsks()
    const type = (code: string, cookie: string) => dashboard('/sign-in/code', { cookie, form: { code } })
    const isIn = (answer: Response) => cookieOf(answer, 'desk') !== ''
    const browser = cookieOf(await ask('sophie@example.com', { to: '/dashboard/settings' }), 'asks')
    const other = cookieOf(await ask('nobody@example.com'), 'asks')
    const code = codeIn(await nextMail('sign-in link', 'sophie'))
    expect(code).toMatch(/^\d{6}$/)
    const wrong = await type(
      code.replace(/./, (digit) => String((Number(digit) + 1) % 10)),
      browser,
    )
    expect([isIn(wrong), wrong.headers.get('location')]).toEqual([false, '/sign-in?said=wrong'])
    for (const cookie of ['', other, `asks=${'0'.repeat(64)}`]) expect(isIn(await type(code, cookie)), cookie).toBe(false)
    // With her address go codes of invitations alone.
    expect(isIn(await dashboard('/sign-in/code', { cookie: browser, form: { code, email: 'sophie@example.com' } }))).toBe(false)
    const right = await type(`${code.slice(0, 3)} ${code.slice(3)}`, browser)
    expect([isIn(right), right.headers.get('location')]).toEqual([true, '/dashboard/settings'])
    expect(isIn(await type(code, browser))).toBe(false)
  })

  it('takes no more than five tries of a code, nor fifteen in a week of a tenant, and the link still works', async () => {
    await forgetAsks()
    const type = (code: string, cookie: string) => dashboard('/sign-in/code', { cookie, form: { code } })
    const browser = cookieOf(await ask('sophie@example.com'), 'asks')
    const mail = await nextMail('sign-in link', 'sophie')
    for (let tries = 0; tries < 5; tries++) await type('not it', browser)
    expect(cookieOf(await type(codeIn(mail), browser), 'desk')).toBe('')
    expect((await dashboard(linkIn(mail), { cookie: '', form: {} })).headers.get('location')).toBe('/dashboard')
    // Whoever guesses from ever new browsers has no more than that.
    await forgetAsks()
    await sql`insert into sign_in_links (tenant_id, created_at, expires_at, browser_hash, code_tries)
      select 'sophie', now() - interval '3 days', now() - interval '3 days', 'x', 5 from generate_series(1, 3)`
    const late = cookieOf(await ask('sophie@example.com'), 'asks')
    expect(cookieOf(await type(codeIn(await nextMail('sign-in link', 'sophie')), late), 'desk')).toBe('')
  })

  it('lets nobody in with a link that is used, old or forged', async () => {
    const link = await sql`select link_id from sign_in_links where tenant_id = 'sophie' order by created_at desc limit 1`
    expect((await dashboard(`/sign-in/sophie.${link[0]?.link_id}.${'0'.repeat(32)}`, { cookie: '', form: {} })).status).toBe(410)
    expect((await dashboard(dashboardPath(), { cookie: '' })).headers.get('location')).toBe('/sign-in')
    expect((await dashboard(dashboardPath(), { cookie: `desk=${'ab'.repeat(32)}` })).status).toBe(303)
  })

  it('gives her a link however often others ask in her name, and no more than sixty in an hour', async () => {
    await forgetAsks()
    const from = async (network: string, email = 'sophie@example.com') =>
      (await ask(email, { network })).headers.get('location') === '/sign-in?said=sent'
    const stranger = await Promise.all(Array.from({ length: 8 }, () => from('198.51.100.7')))
    expect(stranger.filter(Boolean)).toHaveLength(5)
    expect(await from('203.0.113.1')).toBe(true)
    // All of the twenty are gone; a network that has not asked has one.
    await Promise.all(Array.from({ length: 16 }, (_, each) => from(`192.0.${each}.1`)))
    expect([await from('192.0.3.1'), await from('192.0.77.1'), await from('192.0.77.2')]).toEqual([false, true, false])
    const many = await Promise.all(Array.from({ length: 50 }, (_, each) => from(`10.1.${each}.1`)))
    expect(many.filter(Boolean)).toHaveLength(37)
    await eventually(async () => (await countLinks()) === 60 || undefined)
    // One browser, whatever network it is in.
    const cookie = cookieOf(await ask('claire@example.com', { network: '10.2.0.1' }), 'asks')
    const moving = [2, 3, 4, 5, 6, 7].map((each) => ask('claire@example.com', { cookie, network: `10.2.${each}.1` }))
    const places = (await Promise.all(moving)).map((answer) => answer.headers.get('location'))
    expect(places.filter((place) => place === '/sign-in?said=often')).toHaveLength(2)
  })

  it('mails whoever asks at most five links an hour, and says so at the sixth, whoever has the address', async () => {
    await forgetAsks()
    const answers = async (email: string) => {
      const asked = await Promise.all(Array.from({ length: 12 }, () => ask(email)))
      return asked.map((answer) => answer.headers.get('location')).sort()
    }
    const often = await answers('sophie@example.com')
    expect(often.filter((location) => location === '/sign-in?said=often')).toHaveLength(7)
    expect(await answers('nobody@example.com')).toEqual(often)
    expect(await (await dashboard('/sign-in?said=often', { cookie: '' })).text()).toContain('You’ve asked for several links this hour')
    // One who asks after all of these, and gets hers: theirs have been dealt with.
    await ask('claire@example.com')
    await nextMail('sign-in link', 'claire')
    expect(await countLinks()).toBe(5)
  })

  it('signs out everywhere, also who has the address of the calendar feed', async () => {
    const other = await signIn()
    expect((await dashboard(dashboardPath(), { cookie: other })).status).toBe(200)
    const third = await signIn()
    const feed = async (cookie: string) => {
      const page = await (await dashboard(dashboardPath('requests'), { cookie })).text()
      return new URL(/http\S+\.ics/.exec(page)?.[0] ?? '').pathname
    }
    const address = await feed(third)
    expect((await dashboard(address, { cookie: '' })).status).toBe(200)
    // The address opens the feed and nothing else, and no other token opens the feed.
    const token = /\/calendar\/(.*)\.ics/.exec(address)?.[1] ?? ''
    expect((await dashboard(preferencesPath(token), { cookie: '' })).status).toBe(404)
    const { linkSecret } = await loadLocalSecrets(serve.dataDir)
    expect((await dashboard(calendarPath(await signPreferences(linkSecret, 'claire')), { cookie: '' })).status).toBe(404)

    const out = await dashboard('/sign-out', { cookie: third, form: { everywhere: 'yes' } })
    expect(out.status).toBe(303)
    expect(await (await dashboard(out.headers.get('location') ?? '', { cookie: '' })).text()).toContain('signed out on every device')
    for (const cookie of [other, third, claire]) expect((await dashboard(dashboardPath(), { cookie })).status).toBe(303)
    expect((await dashboard(address, { cookie: '' })).status).toBe(404)
    claire = await signIn()
    expect((await dashboard(await feed(claire), { cookie: '' })).status).toBe(200)
  })

  it('takes no form from another site', async () => {
    expect((await dashboard('/dashboard/settings', { form: { weekly: 'no' }, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
      403,
    )
  })
})
