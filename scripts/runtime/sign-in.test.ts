import path from 'node:path'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { signPreferences } from '../../edge/platform/keys/preferences-link.ts'
import { calendarPath, dashboardPath, preferencesPath } from '../../tenants/contract/urls.ts'
import { eventually } from '../test-support/eventually.ts'
import { readMails, recipientOf } from '../test-support/read-mails.ts'
import { requestDashboard } from '../test-support/request-dashboard.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { type Serve, startServe } from '../test-support/start-serve.ts'
import { loadLocalSecrets } from './local-secrets.ts'

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

describe('signing in', () => {
  it('takes a mailed link once, by POST only, and gives every address the same answer', async () => {
    const ask = (email: string) => dashboard('/sign-in', { cookie: '', form: { email } })
    const [known, unknown] = [await ask('sophie@example.com'), await ask('nobody@example.com')]
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()])
    const mail = await eventually(async () =>
      (await readMails(serve.dataDir, 'sign-in link')).filter((each) => recipientOf(each).includes('sophie')).at(-1),
    )
    expect(mail.from?.text).toContain('Appointments')
    const link = new URL(/http\S+/.exec(mail.text ?? '')?.[0] ?? '').pathname
    const shown = await dashboard(link, { cookie: '' })
    expect([shown.status, shown.headers.get('set-cookie')]).toEqual([200, null])
    expect(await readMails(serve.dataDir, 'nobody@example.com')).toHaveLength(0)
  })

  it('lets nobody in with a link that is used, old or forged', async () => {
    const link = await sql`select link_id from sign_in_links where tenant_id = 'claire' order by created_at desc limit 1`
    expect((await dashboard(`/sign-in/claire.${link[0]?.link_id}.${'0'.repeat(32)}`, { cookie: '', form: {} })).status).toBe(410)
    expect((await dashboard(dashboardPath(), { cookie: '' })).headers.get('location')).toBe('/sign-in')
    expect((await dashboard(dashboardPath(), { cookie: `desk=${'ab'.repeat(32)}` })).status).toBe(303)
  })

  it('asks for at most five links an hour', async () => {
    const lately = () => sql`select from sign_in_links where tenant_id = 'sophie' and created_at > now() - interval '1 hour'`
    await Promise.all(Array.from({ length: 12 }, () => dashboard('/sign-in', { cookie: '', form: { email: 'sophie@example.com' } })))
    await eventually(async () => ((await lately()).length >= 5 ? true : undefined))
    // One who asks after all of these, and gets hers: theirs have been dealt with.
    const linksOfClaire = () => sql`select from sign_in_links where tenant_id = 'claire'`
    const before = (await linksOfClaire()).length
    await dashboard('/sign-in', { cookie: '', form: { email: 'claire@example.com' } })
    await eventually(async () => ((await linksOfClaire()).length > before ? true : undefined))
    expect(await lately()).toHaveLength(5)
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

    expect((await dashboard('/sign-out', { cookie: third, form: { everywhere: 'yes' } })).status).toBe(303)
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
