import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { countRequests } from '../../db/queries/count-requests.ts'
import { refreshRollups } from '../../db/queries/refresh-rollups.ts'
import { loadLocalSecrets } from '../../scripts/runtime/local-secrets.ts'
import { eventually } from '../../scripts/test-support/eventually.ts'
import { postBooking } from '../../scripts/test-support/post-booking.ts'
import { requestDashboard } from '../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../scripts/test-support/start-in-days.ts'

let sql: Sql
let claire: string
let sophie: string
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  claire = await signInAs('claire', sql)
  sophie = await signInAs('sophie', sql)
})
afterAll(() => sql.end())

const dashboard = (path: string, { cookie = claire, ...rest }: Partial<Parameters<typeof requestDashboard>[1]> = {}) =>
  requestDashboard(path, { cookie, ...rest })
/** Sends a form of a page and reads what the page says after the redirect. */
const send = async (path: string, form: Record<string, string>) => {
  const answer = await dashboard(path, { form })
  expect(answer.status).toBe(303)
  return (await dashboard(answer.headers.get('location') ?? '')).text()
}
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
let day = 400
const book = async (slug: string) =>
  (await postBooking(slug, { name: `Guest of ${slug}`, email: `guest-of-${slug}@example.com`, startsAt: startInDays(day++) })).body
    .reference

describe('a signed-in companion', () => {
  it('sees her own requests with their names, and nothing of another tenant under any address', async () => {
    const [mine, hers] = [await book('claire'), await book('sophie')]
    // The list begins with what needs her first, of all tests; a search has every request of that name.
    for (const list of ['/dashboard/requests', '/dashboard/requests?q=Guest+of'])
      expect(await (await dashboard(list)).text(), list).not.toContain('Guest of sophie')
    expect(await (await dashboard('/dashboard/requests?q=Guest+of')).text()).toContain('Guest of claire')
    expect(await (await dashboard(`/dashboard/requests/${mine}`)).text()).toContain('guest-of-claire@example.com')
    const forms: (Record<string, string> | undefined)[] = [
      undefined,
      { do: 'change', to: 'confirmed' },
      { do: 'notes', notes: 'x' },
      { do: 'step', kind: 'screening', on: '2026-11-24' },
      { do: 'block' },
    ]
    for (const form of forms) {
      const response = await dashboard(`/dashboard/requests/${hers}`, form ? { form } : {})
      expect([response.status, (await response.text()).includes('Guest of sophie')], JSON.stringify(form)).toEqual([404, false])
    }
    const rows = await sql`
      select b.status, b.notes_sealed, (select count(*)::integer from booking_steps s where s.booking_id = b.booking_id) as steps,
        (select count(*)::integer from blocked_clients where tenant_id = 'claire' and client_hash = b.client_hash) as blocked
      from bookings b where b.reference = ${hers}`
    expect([...rows]).toEqual([{ status: 'pending', notes_sealed: null, steps: 0, blocked: 0 }])
    expect(await (await dashboard(`/dashboard/requests/${hers}`, { cookie: sophie })).text()).toContain('Guest of sophie')
  })

  it('confirms, notes a deposit and keeps notes that nobody else can read', async () => {
    const reference = await book('claire')
    const page = `/dashboard/requests/${reference}`
    expect(await send(page, { do: 'change', to: 'confirmed' })).toContain(
      'Confirmed. You can undo it for two minutes; then the client is emailed.',
    )
    const wrong = { amount: 'Write an amount, e.g. 300 or 300.50, up to 1,000,000.', on: 'Choose the day, e.g. 4 December 2026.' }
    for (const [field, value] of [
      ['amount', ''],
      ['amount', '0.001'],
      ['on', '0000-01-01'],
      ['on', '2026-02-31'],
    ] as const) {
      const answer = await dashboard(page, { form: { do: 'step', kind: 'deposit', amount: '300', on: '2026-11-24', [field]: value } })
      const html = await answer.text()
      expect([answer.status, html.includes('Nothing added yet.')], value).toEqual([422, true])
      expect(html).toMatch(new RegExp(`id="${field}-error">\\s*${wrong[field]}`))
      expect(html).toContain(`aria-describedby="${field === 'on' ? '' : 'amount-hint '}${field}-error"`)
    }
    expect(await send(page, { do: 'step', kind: 'deposit', amount: '$300', transfer: 'PayID 123', on: '2026-11-24' })).toMatch(
      /Added\.[\s\S]*Deposit of \$300, PayID 123/,
    )
    expect(await send(page, { do: 'notes', notes: 'Likes <b>jazz</b> & wombats' })).toContain('Saved.')
    expect(await (await dashboard(page)).text()).toContain('Likes &lt;b&gt;jazz&lt;/b&gt; &amp; wombats')
    const [row] = await sql`select notes_sealed from bookings where reference = ${reference}`
    expect(row?.notes_sealed).not.toContain('wombats')
    const calendar = /http\S+\.ics/.exec(await (await dashboard('/dashboard/requests')).text())?.[0] ?? ''
    const feed = await dashboard(new URL(calendar).pathname, { cookie: '' })
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    const text = await feed.text()
    expect(text).toContain(reference)
    expect(text).not.toMatch(/guest|dinner/i)
    expect((await dashboard('/calendar/claire.00000000000000000000000000000000.ics', { cookie: '' })).status).toBe(404)
  })

  it('says of an appointment that is over what became of it, tells nobody else, and can correct it', async () => {
    const reference = await book('claire')
    const page = `/dashboard/requests/${reference}`
    await send(page, { do: 'change', to: 'confirmed' })
    expect(await (await dashboard(page)).text()).not.toContain('Mark as no-show')
    expect(await send(page, { do: 'change', to: 'no_show' })).toContain('That isn’t possible now. This request is confirmed.')
    await sql`
      update bookings set starts_at = now() - interval '4 hours', ends_at = now() - interval '1 hour', held_during = 'empty' where reference = ${reference}`
    // What it is worth then, change-booking.stack.test.ts counts: here other tests go on confirming.
    const statusOf = async () => (await sql`select status from bookings where reference = ${reference}`)[0]?.status as string
    const noShow = await send(page, { do: 'change', to: 'no_show' })
    expect(noShow).toMatch(/role="status"[^>]*>Marked as a no-show\. The client isn’t emailed\.</)
    expect(await statusOf()).toBe('no_show')
    expect(await send(page, { do: 'change', to: 'completed' })).toMatch(/role="status"[^>]*>Completed\.</)
    expect(await statusOf()).toBe('completed')
    // Nothing that an address may say is believed.
    expect(await (await dashboard(`${page}?said=constructor`)).text()).not.toContain('role="status"')
  })

  it('reads as many requests in the inbox as on the overview, and every one in one state', async () => {
    await eventually(async () => {
      const before = (await countRequests(sql, 'claire', null)).requests
      const inbox = await (await dashboard('/dashboard/requests')).text()
      const overview = await (await dashboard(`/dashboard/what-works?from=${dayFromNow(-30)}&to=${dayFromNow(2)}`)).text()
      // Other tests go on booking: the same whole before and after the pages.
      if ((await countRequests(sql, 'claire', null)).requests !== before) return undefined
      const groups = [...inbox.matchAll(/href="[^"]*\?show=(\w+)"[^>]*>[^<]*<b>(\d+)<\/b>/g)].filter(([, group]) => group !== 'blocked')
      expect(groups.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(before)
      const parts = /Of the \d+ requests?: ([^<]*)\./.exec(overview)?.[1] ?? ''
      expect([...parts.replaceAll(/, worth [^;]*/g, '').matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0)).toBe(before)
      // This stack began today: there is nothing before it to compare with.
      expect(overview).not.toMatch(/more than before|fewer than before/)
      return true
    })
  })

  it('sees the figures that the database has, for the period of the address', async () => {
    const html = await (await dashboard('/dashboard/what-works?from=2000-01-01&to=2100-01-01')).text()
    expect(html).toContain('<h1>What works</h1>')
    // Other tests go on visiting: the same figure before and after the page.
    await eventually(async () => {
      await refreshRollups(sql, 'claire')
      const read = async () =>
        (
          await sql`select sum(visitors)::integer as visitors from daily_visits where tenant_id = 'claire' and dimension = 'all' and day > current_date - 20`
        )[0]?.visitors as number
      const before = await read()
      const shown = await (await dashboard('/dashboard/what-works')).text()
      return before === (await read()) && shown.includes(`<strong>${before}</strong>`) ? true : undefined
    })
    expect((await dashboard('/dashboard/what-works?from=rubbish&to=%27&compare=x&by=x&is=y')).status).toBe(200)
  })

  it('turns the weekly mail off and on, in the settings and with one click of a mail program', async () => {
    const wanted = async () =>
      (await sql`select weekly_report from mail_preferences where tenant_id = 'claire'`)[0]?.weekly_report as boolean
    await dashboard('/dashboard/settings', { form: { weekly: 'no' } })
    expect(await wanted()).toBe(false)
    await dashboard('/dashboard/settings', { form: { weekly: 'yes' } })
    expect(await wanted()).toBe(true)
    const { linkSecret } = await loadLocalSecrets(inject('dataDir'))
    const { signPreferences } = await import('./keys/preferences-link.ts')
    const token = await signPreferences(linkSecret, 'claire')
    expect(
      (
        await dashboard(`/unsubscribe/${token}`, {
          cookie: '',
          form: { 'List-Unsubscribe': 'One-Click' },
          headers: { 'sec-fetch-site': 'cross-site' },
        })
      ).status,
    ).toBe(200)
    expect(await wanted()).toBe(false)
    expect((await dashboard(`/unsubscribe/${token.replace('claire', 'sophie')}`, { cookie: '', form: {} })).status).toBe(404)
    await dashboard('/dashboard/settings', { form: { weekly: 'yes' } })
  })
})
