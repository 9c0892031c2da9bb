import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { linkIn } from '../test-support/follow-link.ts'
import { postBooking } from '../test-support/post-booking.ts'
import { mailsAbout, mailTo } from '../test-support/read-mails.ts'
import { freshAddress } from '../test-support/request-site.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { fillInForm, sendForm } from './fill-in-form.ts'
import { registerSamples } from './register-sites.ts'

// What a link to the form promises is what the form shows: hours, service and price.

const { open } = registerSamples()

const runs = async (page: Page) => {
  await page.locator('[data-form-runs]').waitFor()
  await page.locator('.calendar[aria-busy="false"]').waitFor()
}
const chosenIn = (page: Page, name: string) => page.locator(`select[name="${name}"]`).inputValue()
const links = (page: Page) => page.locator('main a[href*="/booking?"][href*="hours="]')

describe.each(['claire', 'margot', 'sophie'])('a line of the rates of %s', (slug) => {
  it('leads to the form with its own service, hours and price, until another service is chosen', async () => {
    const page = await open(slug, '/rates')
    const count = await links(page).count()
    for (let index = 0; index < count; index++) {
      const link = links(page).nth(index)
      const query = new URLSearchParams(((await link.getAttribute('href')) ?? '').split('?')[1])
      const line = (await link.locator('xpath=ancestor::*[self::tr or self::li][1]').textContent()) ?? ''
      const [price = ''] = /\$[\d,]+/.exec(line) ?? []
      await link.click()
      await runs(page)
      expect(await chosenIn(page, 'hours'), line).toBe(query.get('hours'))
      if (query.has('service')) expect(await chosenIn(page, 'service'), line).toBe(query.get('service'))
      expect(await page.locator('.form-summary').textContent(), line).toContain(price)
      await page.goBack()
    }
    expect(count).toBeGreaterThan(0)
    await page.context().close()
  })
})

describe('hours that a link has chosen', () => {
  it('give way to those of another service, and to those that are chosen before the script runs', async () => {
    const page = await open('claire', '/booking?service=dinner&hours=2')
    await runs(page)
    await page.locator('select[name="service"]').selectOption('theatre')
    expect(await chosenIn(page, 'hours')).toBe('5')
    await page.locator('select[name="service"]').selectOption('dinner')
    expect(await chosenIn(page, 'hours')).toBe('3')
    await page.context().close()

    const slow = await open('claire', '/privacy')
    const scripts: (() => void)[] = []
    await slow.route(/run-form/, async (route) => {
      await new Promise<void>((resolve) => scripts.push(resolve))
      await route.continue()
    })
    await slow.goto(page.url())
    await slow.locator('select[name="service"]').selectOption('theatre')
    await expect.poll(() => scripts.length).toBe(1)
    scripts[0]?.()
    await runs(slow)
    expect(await chosenIn(slow, 'hours')).toBe('5')
    await slow.context().close()
  })

  it('stay over a reload, and are not more than she takes', async () => {
    const page = await open('claire', '/booking?service=dinner&hours=2')
    await runs(page)
    await page.reload()
    await runs(page)
    expect(await chosenIn(page, 'hours')).toBe('2')
    await page.goto(page.url().replace('hours=2', 'hours=200'))
    await runs(page)
    expect(await chosenIn(page, 'hours')).toBe('3')
    await page.goto(page.url().replace(/\?.*/, '?service=weekend&hours=2'))
    await runs(page)
    expect(await chosenIn(page, 'hours')).toBe('24')
    await page.context().close()
  })
})

describe('what is had at the client’s alone', () => {
  it('has that price without an address too, and the form and its thanks say that it is asked for', async () => {
    const page = await open('claire', '/rates', { extraHTTPHeaders: { 'cf-connecting-ip': freshAddress() } })
    await page.getByRole('link', { name: 'A weekend away' }).click()
    await runs(page)
    await page.getByText('For this I visit you. Please add an address, or I’ll ask you for it.').waitFor()
    await page.getByLabel('Address').fill('Hotel Example')
    await page.getByText('At yours.').waitFor()
    await page.getByLabel('Address').fill('')
    await fillInForm(page, { start: startInDays(236, 10), email: 'no-address@example.com' })
    await sendForm(page)
    await page.getByRole('heading', { name: 'Thank you' }).waitFor()
    expect(await page.locator('.form-sent').textContent()).toMatch(/\$5,200; deposit \$1,040/)
    await page.getByText('I’ll ask you for the address.').waitFor()
    await page.context().close()
  })

  it.each([
    [{}, 'none yet; I’ll ask you for it', 'Address: not given: ask for it'],
    [{ address: 'Hotel Example' }, 'Hotel Example', 'Address: Hotel Example'],
  ])('is told with %j on the client’s own page and in her mail', async (address, told, toldHer) => {
    const email = `visit-${Object.keys(address).length}@example.com`
    const startsAt = startInDays(239 + 3 * Object.keys(address).length, 12)
    const { status, body } = await postBooking('claire', { startsAt, email, service: 'weekend', hours: 24, ...address })
    // A day of it reaches into the next one: the one of the test above ends two hours before this one begins, should it be the day before.
    expect(status, JSON.stringify(body)).toBe(201)
    const mails = await mailsAbout(body.reference, 2)
    const { text } = mailTo(mails, 'claire@example.com', /./)
    for (const words of ['Where: Sydney, outcall', toldHer]) expect(text).toContain(words)
    const { pathname } = new URL(linkIn(mailTo(mails, email, /./), /(http\S+\/_\/request\/[^\s?]+)/))
    const page = await open('claire', pathname)
    const yes = page.getByRole('button', { name: 'Yes, it’s me' })
    if ((await yes.count()) > 0) await yes.click()
    await page.getByRole('row', { name: `Address ${told}` }).waitFor()
    await page.getByRole('row', { name: 'Price $5,200' }).waitFor()
    await page.context().close()
  })
})
