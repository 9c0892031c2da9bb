import type { Browser, Page } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { insertAtNoon } from '../../db/queries/insert-at-noon.ts'
import { addDays } from '../../edge/http/add-days.ts'
import { formatLocal } from '../../tenants/contract/format-local.ts'
import { plainSpaces } from '../test-support/plain-spaces.ts'
import { postBooking } from '../test-support/post-booking.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { launchBrowser } from './launch-browser.ts'
import { pressAt, tabTo, typeAt } from './tab-to.ts'

// The parts of her diary that own-times and her-rules do not walk through, by keyboard alone, with the app's script and without.

const NOON = 'keys-at-noon'
let browser: Browser
let sql: Sql
beforeAll(async () => {
  browser = await launchBrowser()
  sql = connect(inject('databaseUrl'))
  await insertAtNoon(sql, NOON)
})
afterAll(async () => {
  await browser.close()
  await sql`delete from tenants where tenant_id = ${NOON}`
  await sql.end()
})

const home = () => `http://localhost:${inject('port')}`
let days = 455
/** In a week of its own. */
function nextDay(): string {
  days += 7
  return startInDays(days).slice(0, 10)
}
const monday = (day: string): string => addDays(day, -((new Date(day).getUTCDay() + 6) % 7))
const spoken = (day: string): string => plainSpaces(formatLocal(day, 'en-AU', { weekday: 'long', day: 'numeric', month: 'long' }))
async function phone(slug: string, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled, baseURL: home(), locale: 'en-AU' })
  await context.addCookies([{ name: 'desk', value: (await signInAs(slug, sql)).replace('desk=', ''), url: home() }])
  return context.newPage()
}

describe.each([true, false])('her diary by keyboard, script %s', (hasScript) => {
  it('leads from the month to a day and from there to the week before', async () => {
    const day = nextDay()
    const page = await phone('claire', hasScript)
    await page.goto('/dashboard/diary')
    await pressAt(page.getByRole('link', { name: 'Month', exact: true }))
    await page.locator('table.month').waitFor()
    await page.goto(`/dashboard/diary?view=month&on=${day}`)
    await pressAt(page.getByRole('link', { name: new RegExp(`^${spoken(day)}`) }))
    await page.waitForURL((url) => url.hash === `#day-${day}` && url.searchParams.get('on') === day)
    await pressAt(page.getByRole('link', { name: 'The week before' }))
    await page.waitForURL((url) => (url.searchParams.get('on') ?? '') < day)
    expect(await page.locator('.month').count()).toBe(0)
    await page.context().close()
  })

  it('takes an appointment of her own, and says beside a field what is wrong', async () => {
    const day = nextDay()
    const page = await phone('claire', hasScript)
    await page.goto(`/dashboard/diary?on=${day}`)
    await pressAt(page.getByRole('link', { name: 'Add an appointment' }))
    await typeAt(page.getByLabel('What', { exact: true }), 'Dinner')
    // The day is the one she came from. A field of day and time has parts, and the keys go from one to the next.
    await tabTo(page.getByLabel('When'))
    for (let part = 0; part < 3; part++) await page.keyboard.press('ArrowRight')
    await page.keyboard.type('0800PM')
    await typeAt(page.getByLabel('Name'), 'Kay Keys')
    await pressAt(page.getByLabel('Email them the confirmation'), 'Space')
    await pressAt(page.getByRole('button', { name: 'Add it to your diary' }))
    await page.getByText('To send a confirmation, an email address is needed.').waitFor()
    expect(await page.locator(':focus').getAttribute('name')).toBe('email')
    expect(await page.getByLabel('Name').inputValue()).toBe('Kay Keys')
    expect(await page.getByLabel('When').inputValue()).toBe(`${monday(day)}T20:00`)
    await pressAt(page.getByLabel('Email them the confirmation'), 'Space')
    await pressAt(page.getByRole('button', { name: 'Add it to your diary' }))
    await page.getByText('Added to your diary.').waitFor()
    expect((await postBooking('claire', { startsAt: `${monday(day)}T20:00` })).status).toBe(409)
    await page.context().close()
  })

  it('asks what becomes of a request in the way of a block, and keeps it', async () => {
    const day = nextDay()
    const { body } = await postBooking('claire', { startsAt: `${day}T15:00`, name: 'Wim Waits' })
    const page = await phone('claire', hasScript)
    await page.goto(`/dashboard/diary?on=${day}`)
    await pressAt(page.getByRole('link', { name: `Block time on ${spoken(day)}` }))
    await pressAt(page.getByRole('button', { name: 'Block this time' }))
    await page.getByText(/1 request waiting\. Nothing is blocked yet\./).waitFor()
    await tabTo(page.getByRole('link', { name: /Wim Waits/ }))
    await pressAt(page.getByRole('button', { name: 'Keep it and block the rest' }))
    await page
      .getByRole('status')
      .getByText(/Blocked: /)
      .waitFor()
    const [row] = await sql`select status from bookings where reference = ${body.reference}`
    expect(row).toEqual({ status: 'pending' })
    expect((await postBooking('claire', { startsAt: `${day}T20:00` })).status).toBe(409)
    await pressAt(page.getByRole('button', { name: 'Undo' }).first())
    await page
      .getByRole('status')
      .getByText(/Free again: /)
      .waitFor()
    await page.context().close()
  })

  it('refuses a calendar beside its field, and makes its own address anew', async () => {
    const page = await phone('claire', hasScript)
    await page.goto('/dashboard/diary')
    await pressAt(page.getByRole('link', { name: 'Your own calendars' }))
    const field = page.getByLabel('Secret address of a calendar')
    await typeAt(field, 'https://localhost/a.ics')
    await pressAt(page.getByRole('button', { name: 'Add this calendar' }))
    await page.locator('#address-error').waitFor()
    expect([await field.inputValue(), await field.getAttribute('aria-describedby')]).toEqual([
      'https://localhost/a.ics',
      'address-hint address-error',
    ])
    const address = () => page.locator('code').filter({ hasText: '.ics' }).textContent()
    const before = await address()
    await pressAt(page.getByText('Or copy the address'))
    await pressAt(page.getByRole('button', { name: 'Make a new address' }))
    await page.getByText(/^Made\. The old address no longer works/).waitFor()
    expect(await address()).not.toBe(before)
    await page.context().close()
  })

  it('is done for today, and takes that back', async () => {
    const page = await phone(NOON, hasScript)
    await page.goto('/dashboard')
    await pressAt(page.getByRole('button', { name: 'I’m done for today' }))
    await page
      .getByRole('status')
      .getByText(/Blocked: .*to midnight, Noon time/)
      .waitFor()
    await pressAt(page.getByRole('button', { name: 'Undo' }).first())
    await page
      .getByRole('status')
      .getByText(/Free again: /)
      .waitFor()
    expect(await sql`select from time_blocks where tenant_id = ${NOON} and lifted_at is null`).toHaveLength(0)
    await page.context().close()
  })
})
