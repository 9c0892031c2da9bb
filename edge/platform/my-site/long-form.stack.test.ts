import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { readWholeForm } from '../../../scripts/test-support/read-whole-form.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { mySitePath } from '../../../tenants/contract/urls.ts'

let sql: Sql
let claire: string
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  claire = await signInAs('claire', sql)
})
afterAll(() => sql.end())

const dashboard = (path: string, { cookie = claire, ...rest }: Partial<Parameters<typeof requestDashboard>[1]> = {}) =>
  requestDashboard(path, { cookie, ...rest })
let day = 470
const book = async (slug: string) => (await postBooking(slug, { startsAt: startInDays(day++) })).body.reference

it('names what the button does that she pressed after she had been signed out, and lets her leave it', async () => {
  const page = `/dashboard/requests/${await book('claire')}`
  const status = async () => (await sql`select status from bookings where reference = ${page.split('/').at(-1) ?? ''}`)[0]?.status as string
  const words = 'See you at seven, <b>Sam</b>'
  const out = await dashboard(page, { cookie: '', form: { to: 'declined', words, do: 'change' } })
  const html = await out.text()
  expect([out.status, html.includes('<b>Sam')]).toEqual([401, false])
  expect(html).toMatch(new RegExp(`nothing was done[\\s\\S]*>\\s*Decline\\s*</button>\\s*<a[^>]*href="${page}"[^>]*>\\s*Leave it`))
  expect(html).not.toContain('Save what I typed')
  const bare = await (await dashboard(page, { cookie: '', form: { to: 'declined', words: '', do: 'change' } })).text()
  expect([bare.includes('<form'), await status()]).toEqual([false, 'pending'])
  await dashboard(page, { form: readWholeForm(html) })
  expect(await status()).toBe('declined')
})

it('is not asked for where a button alone was pressed: after she has signed in, the button waits on its page', async () => {
  const buttons: [string, Record<string, string>][] = [
    ['hide', { status: 'inactive' }],
    ['review', { do: 'publish' }],
    ['undo/12', {}],
  ]
  for (const [part, form] of buttons) {
    const out = await requestDashboard(mySitePath(part), { cookie: '', form })
    const page = await out.text()
    expect([out.status, page.includes('<form'), page.includes('What you typed')], part).toEqual([401, false, false])
    expect(page).toContain(`to=${encodeURIComponent(mySitePath(part))}"`)
  }
})
