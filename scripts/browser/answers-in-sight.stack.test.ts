import type { Browser, Locator } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { mailsAfterAnswer } from '../test-support/mails-after-answer.ts'
import { postBooking } from '../test-support/post-booking.ts'
import { mailsAbout, recipientOf } from '../test-support/read-mails.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { launchBrowser } from './launch-browser.ts'

let browser: Browser
let sql: Sql
let cookie: string
let home: string
beforeAll(async () => {
  browser = await launchBrowser()
  sql = connect(inject('databaseUrl'))
  cookie = (await signInAs('claire', sql)).replace('desk=', '')
  home = `http://localhost:${inject('port')}`
})
afterAll(async () => {
  await browser.close()
  await sql.end()
})

const ask = async (change: object) => (await postBooking('claire', { startsAt: startInDays(680), ...change })).body.reference

it('has the answers to it on the first screen of a request, whatever its client wrote, and hides none of it', async () => {
  const message = `${'I read every word of yours, twice. '.repeat(20)}See you soon.`
  const reference = await ask({ name: 'Wordy Wil', email: 'wil@example.com', phone: '+61 491 570 156', message })
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  await context.addCookies([{ name: 'desk', value: cookie, url: home }])
  const page = await context.newPage()
  const mail = (await mailsAbout(reference, 2)).find((each) => recipientOf(each).includes('claire'))
  for (const url of [`${home}/dashboard/requests/${reference}`, /http\S+\/requests\/[^\s?]+/.exec(mail?.text ?? '')?.[0] ?? '']) {
    await page.goto(url)
    const answers = [
      page.getByRole('button', { name: 'Confirm' }),
      ...['Decline', 'Other time'].map((name) => page.getByRole('link', { name, exact: true })),
    ]
    // The page behind the link of a mail has none.
    const bar = page.locator('nav.tabs')
    const tabs = (await bar.count()) > 0 ? ((await bar.boundingBox())?.y ?? 0) : 844
    for (const answer of answers) {
      expect(await answer.count(), url).toBe(1)
      const box = await answer.boundingBox()
      expect((box?.y ?? 0) + (box?.height ?? 999), url).toBeLessThanOrEqual(tabs)
    }
    // Its last line, and the field below it, come out from behind them.
    await page
      .locator('main')
      .getByText('See you soon.')
      .evaluate((words) => words.scrollIntoView({ block: 'end' }))
    const words = await page.locator('blockquote').boundingBox()
    expect((words?.y ?? 0) + (words?.height ?? 999), url).toBeLessThanOrEqual((await answers[0]?.boundingBox())?.y ?? 0)
  }
  await page.getByLabel('Your words to the client').fill('Gladly.')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('status').waitFor()
  expect([...(await sql`select status from bookings where reference = ${reference}`)]).toEqual([{ status: 'confirmed' }])
  const mails = await mailsAfterAnswer(sql, reference, 3)
  expect(mails.some((each) => recipientOf(each).includes('wil@') && each.text?.includes('Gladly.'))).toBe(true)
})

it('has the most urgent request open where a push about several leads to, and no button behind the tabs', async () => {
  const reference = await ask({ name: 'Urgent Uma', startsAt: startInDays(681) })
  await sql`update bookings set hold_expires_at = now() + interval '1 minute' where reference = ${reference}`
  const phone = { viewport: { width: 390, height: 844 } }
  const plain = await browser.newContext({ ...phone, javaScriptEnabled: false })
  await plain.addCookies([{ name: 'desk', value: cookie, url: home }])
  const page = await plain.newPage()
  await page.goto(`${home}/dashboard/requests`)
  const isInSight = async (name: string, within = page.locator('.request').first()) => {
    const box = await within.getByRole('button', { name }).boundingBox({ timeout: 5000 })
    const tabs = await page.locator('nav.tabs').boundingBox()
    return (box?.y ?? 999) >= 0 && (box?.y ?? 999) + (box?.height ?? 999) <= (tabs?.y ?? 0)
  }
  expect(await page.locator('.request').first().textContent()).toContain('Urgent Uma')
  expect(await isInSight('Confirm and send')).toBe(true)
  await page.getByRole('button', { name: 'Confirm and send' }).first().click()
  await page
    .getByRole('status')
    .getByText(/Confirmed\./)
    .waitFor()
  expect([...(await sql`select status from bookings where reference = ${reference}`)]).toEqual([{ status: 'confirmed' }])
  await page.context().close()
  // A fold that opens at the lower edge comes above the tabs, too.
  const next = await ask({ name: 'Folded Fay', startsAt: startInDays(682) })
  await sql`update bookings set hold_expires_at = now() + interval '12 minutes' where reference = ${next}`
  const context = await browser.newContext(phone)
  await context.addCookies([{ name: 'desk', value: cookie, url: home }])
  const scripted = await context.newPage()
  await scripted.goto(`${home}/dashboard`)
  const card = scripted.locator('.request', { hasText: 'Folded Fay' })
  await card.locator('.buttons').evaluate((row) => scrollBy(0, row.getBoundingClientRect().bottom - 770))
  await card.locator('summary', { hasText: 'Confirm' }).click()
  await expect
    .poll(async () => {
      const box = await card.getByRole('button', { name: 'Confirm and send' }).boundingBox({ timeout: 5000 })
      const tabs = await scripted.locator('nav.tabs').boundingBox()
      return (box?.y ?? 999) + (box?.height ?? 999) <= (tabs?.y ?? 0)
    })
    .toBe(true)
  await context.close()
})

it.each([
  [320, 568],
  [360, 640],
])('has the answers of the first card, and the one that a mail’s link is for, in sight on a phone of %i by %i', async (width, height) => {
  const reference = await ask({ name: 'Small Sue', startsAt: startInDays(width === 320 ? 683 : 684) })
  await sql`update bookings set hold_expires_at = now() + interval '5 minutes' where reference = ${reference}`
  const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: false })
  await context.addCookies([{ name: 'desk', value: cookie, url: home }])
  const page = await context.newPage()
  const bottomOf = async (locator: Locator) => {
    const box = await locator.boundingBox({ timeout: 5000 })
    return (box?.y ?? 999) + (box?.height ?? 999)
  }
  const mail = (await mailsAbout(reference, 2)).find((each) => recipientOf(each).includes('claire'))
  await page.goto(`${/http\S+\/requests\/[^\s?]+/.exec(mail?.text ?? '')?.[0]}?do=decline`)
  expect(await bottomOf(page.getByRole('button', { name: 'Decline' }))).toBeLessThanOrEqual(height)
  await page.goto(`${home}/dashboard/requests`)
  const card = page.locator('.request').first()
  expect(await card.textContent()).toContain('Small Sue')
  const confirm = card.getByRole('button', { name: 'Confirm and send' })
  const tabs = (await page.locator('nav.tabs').boundingBox())?.y ?? 0
  expect(await bottomOf(confirm)).toBeLessThanOrEqual(tabs)
  // What it stands over on arrival is not the other answers, and each can be tapped.
  for (const other of [card.locator('summary', { hasText: 'Decline' }), card.getByRole('link', { name: 'Other time' })]) {
    expect(await bottomOf(other)).toBeLessThanOrEqual((await confirm.boundingBox())?.y ?? 0)
    await other.click({ trial: true, timeout: 5000 })
  }
  await confirm.click({ timeout: 5000 })
  await page
    .getByRole('status')
    .getByText(/Confirmed\./)
    .waitFor()
  await context.close()
})
