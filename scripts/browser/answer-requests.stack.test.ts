import type { Browser, Page } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { offerTimes } from '../../db/queries/offers.ts'
import { legOf } from '../runtime/tour-days.ts'
import { mailsAfterAnswer } from '../test-support/mails-after-answer.ts'
import { postBooking } from '../test-support/post-booking.ts'
import { mailsAbout, recipientOf } from '../test-support/read-mails.ts'
import { requestDashboard } from '../test-support/request-dashboard.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { colourComplaintsOf, complaintsOf } from './complaints-of.ts'
import { launchBrowser } from './launch-browser.ts'

let browser: Browser
let sql: Sql
let cookie: string
beforeAll(async () => {
  browser = await launchBrowser()
  sql = connect(inject('databaseUrl'))
  cookie = await signInAs('claire', sql)
})
afterAll(async () => {
  await browser.close()
  await sql.end()
})

const home = () => `http://localhost:${inject('port')}`
let day = 640
const book = async (change: object = {}) => (await postBooking('claire', { startsAt: startInDays(day++), ...change })).body.reference
const statusOf = async (reference: string) => (await sql`select status from bookings where reference = ${reference}`)[0]?.status as string
/** A phone that runs no script. */
const phone = async ({ isSignedIn = false } = {}): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  if (isSignedIn) await context.addCookies([{ name: 'desk', value: cookie.replace('desk=', ''), url: home() }])
  return context.newPage()
}
/** The mail to somebody about a request that has a link, opened as a mail program shows it. */
async function openMail(
  page: Page,
  { reference, to, count, link }: { reference: string; to: string; count: number; link: string },
): Promise<void> {
  const mails = await mailsAbout(reference, count)
  const mail = mails.find((each) => recipientOf(each).includes(to) && String(each.html).includes(link))
  await page.setContent(String(mail?.html))
}

describe('a request is answered in two taps', () => {
  it.each([
    ['Confirm', 'Confirm', 'confirmed'],
    ['Decline', 'Decline', 'declined'],
  ])('from the mail, without signing in: %s', async (link, button, status) => {
    const reference = await book()
    const page = await phone()
    await openMail(page, { reference, to: 'claire@example.com', count: 2, link })
    await page.getByRole('link', { name: link, exact: true }).first().click()
    const answer = page.getByRole('button', { name: button, exact: true })
    // It stands on the first screen: nothing to look for.
    expect((await answer.boundingBox())?.y).toBeLessThan(844 - 40)
    await answer.click()
    await page
      .getByRole('status')
      .getByText(new RegExp(`^${status}`, 'i'))
      .waitFor()
    expect(await statusOf(reference)).toBe(status)
    await page.context().close()
  })

  it('opens by a tap anywhere on its card but its buttons', async () => {
    const reference = await book({ name: 'Carla Card' })
    await sql`update bookings set hold_expires_at = now() + interval '25 minutes', email_check = 'asked' where reference = ${reference}`
    const page = await phone({ isSignedIn: true })
    for (const path of ['/dashboard', '/dashboard/requests'])
      for (const part of ['strong', '.sub', '.left', '.warning']) {
        await page.goto(home() + path)
        const text = page.locator('.request', { hasText: 'Carla Card' }).locator(part).first()
        await text.scrollIntoViewIfNeeded()
        const box = await text.boundingBox()
        await page.mouse.click((box?.x ?? 0) + 8, (box?.y ?? 0) + (box?.height ?? 0) / 2)
        await page.waitForURL(({ pathname }) => pathname === `/dashboard/requests/${reference}`)
      }
    await page.goto(`${home()}/dashboard`)
    await page.locator('.request', { hasText: 'Carla Card' }).getByRole('link', { name: 'Other time' }).click()
    await page.waitForURL(({ searchParams }) => searchParams.get('do') === 'times')
    await page.context().close()
  })

  it('from Today, in place, and says there what came of it', async () => {
    const reference = await book({ name: 'Tapped Tara' })
    // What ends first stands first.
    await sql`update bookings set hold_expires_at = now() + interval '20 minutes' where reference = ${reference}`
    const page = await phone({ isSignedIn: true })
    await page.goto(`${home()}/dashboard`)
    const card = page.locator('.request', { hasText: 'Tapped Tara' })
    await card.locator('summary', { hasText: 'Decline' }).click()
    await card.getByRole('button', { name: 'Decline', exact: true }).click()
    await page.getByRole('status').filter({ hasText: 'Declined.' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/dashboard')
    expect(await statusOf(reference)).toBe('declined')
    await page.context().close()
  })

  it('from Today, where her site asks for a deposit, with how to pay it', async () => {
    const reference = await book({ name: 'Paying Petra', email: 'petra@example.com' })
    await sql`update bookings set hold_expires_at = now() + interval '15 minutes' where reference = ${reference}`
    const page = await phone({ isSignedIn: true })
    await page.goto(`${home()}/dashboard`)
    const card = page.locator('.request', { hasText: 'Paying Petra' })
    await card.getByText('Confirm', { exact: true }).click()
    expect(await card.textContent()).toContain('Your site asks for a deposit of 20% ($280). Write here how to pay it')
    await card.getByLabel('Your words to the client', { exact: true }).fill('PayID claire@example.com, please.')
    await card.getByRole('button', { name: 'Confirm and send' }).click()
    await page.getByRole('status').filter({ hasText: 'Confirmed.' }).waitFor()
    expect(await statusOf(reference)).toBe('confirmed')
    const told = (await mailsAfterAnswer(sql, reference, 3)).filter((mail) => recipientOf(mail).includes('petra@example.com'))
    expect(told.map(({ text }) => text ?? '').join('\n')).toContain('PayID claire@example.com, please.')
    await page.context().close()
  })

  it('by the client, who picks one of her times', async () => {
    const reference = await book({ email: 'picker@example.com' })
    const starts = [new Date(`${startInDays(day++)}Z`)]
    expect((await offerTimes(sql, 'claire', { reference, starts })).outcome).toBe('offered')
    await mailsAfterAnswer(sql, reference, 3)
    const page = await phone()
    await openMail(page, { reference, to: 'picker@example.com', count: 3, link: 'Choose a time' })
    await page.getByRole('link', { name: 'Choose a time' }).click()
    await page.getByRole('button', { name: /Sydney time/ }).click()
    await page.getByText(/This replaces/).waitFor()
    expect(await statusOf(reference)).toBe('confirmed')
    await page.context().close()
  })
})

describe('what matters stands first', () => {
  it('offers another time before a confirmation where she is somewhere else that day', async () => {
    const reference = await book({ name: 'Away Amir' })
    const { to } = legOf('claire', 'Brisbane')
    await sql`
      update bookings set hold_expires_at = now() + interval '10 minutes', starts_at = ${`${to}T02:00Z`}, ends_at = ${`${to}T05:00Z`},
        held_during = tstzrange(${`${to}T02:00Z`}, ${`${to}T05:30Z`})
      where reference = ${reference}`
    const page = await phone({ isSignedIn: true })
    await page.goto(`${home()}/dashboard`)
    const card = page.locator('.request', { hasText: 'Away Amir' })
    expect(await card.textContent()).toContain('You are in Brisbane that day')
    const labels = await card.locator('.buttons').evaluate((row) => [...row.children].map((each) => each.textContent?.trim().slice(0, 10)))
    expect(labels.map((label) => label?.replace(/(Decline|Confirm).*/s, '$1'))).toEqual(['Other time', 'Decline', 'Confirm'])
    // So it is on its page, and behind the mail's Confirm: the warning first, and another time before a confirmation.
    const mail = (await mailsAbout(reference, 2)).find((each) => recipientOf(each).includes('claire'))
    for (const url of [`${home()}/dashboard/requests/${reference}`, /Confirm: (\S+)/.exec(mail?.text ?? '')?.[1] ?? '']) {
      await page.goto(url)
      const row = page.locator('.save .buttons')
      expect(await row.evaluate((it) => [...it.children].map((each) => each.textContent?.trim()).join()), url).toBe(
        'Other time,Decline,Confirm',
      )
      const warning = await page.getByText('You are in Brisbane that day').boundingBox()
      expect(warning?.y, url).toBeLessThan((await page.locator('#answer').boundingBox())?.y ?? 0)
    }
    await page.context().close()
  })

  it('and axe finds nothing on any of these pages, opened cards and errors included', async () => {
    const email = 'bartholomew.featherstonehaugh@cholmondeley-partners.example.com'
    const reference = await book({ email, phone: '+61 491 570 156', address: 'Hotel Calile, James St', message: 'Hello' })
    await requestDashboard(`/dashboard/requests/${reference}`, { cookie, form: { do: 'offer', time: startInDays(day++) } })
    const own =
      (await mailsAfterAnswer(sql, reference, 3))
        .map(({ text }) => /http:\/\/claire\S+/.exec(text ?? '')?.[0] ?? '')
        .find((link) => link !== '') ?? ''
    const context = await browser.newContext({ viewport: { width: 320, height: 844 } })
    await context.addCookies([{ name: 'desk', value: cookie.replace('desk=', ''), url: home() }])
    const page = await context.newPage()
    for (const url of [
      `${home()}/dashboard`,
      `${home()}/dashboard/requests/${reference}`,
      `${home()}/dashboard/requests/${reference}?do=times`,
      own,
    ]) {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(url)
      // Three answers beside each other: none stands alone below the others.
      const row = page.locator('.save .buttons')
      if ((await row.count()) > 0)
        expect(await row.evaluate((it) => new Set([...it.children].map((each) => each.getBoundingClientRect().top)).size), url).toBe(1)
      for (const summary of await page.locator('main summary').all()) await summary.click()
      expect(await complaintsOf(page), url).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await colourComplaintsOf(page), `${url} in the dark`).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), url).toBeLessThanOrEqual(320)
    }
    await context.close()
  })
})
