import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { freshAddress } from '../test-support/request-site.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { sendForm } from './fill-in-form.ts'
import { registerSamples } from './register-sites.ts'

// A booking by a browser without JavaScript, there and back.

const { open } = registerSamples()
const openForm = (options: BrowserContextOptions = {}) =>
  open('claire', '/booking', { javaScriptEnabled: false, extraHTTPHeaders: { 'cf-connecting-ip': freshAddress() }, ...options })
const textOf = async (page: Page) => ((await page.locator('main').textContent()) ?? '').replace(/[\u202f\u00a0\s]+/g, ' ')
const form = (page: Page) => page.locator('form[action="/_/bookings"]')

it('is thanked with what was asked for, and Back leads to a form and to no error of the browser', async () => {
  const page = await openForm()
  const start = startInDays(470)
  await page.getByLabel('Your name').fill('Noa Example')
  await page.getByLabel('When?').fill(start)
  await page.getByRole('button', { name: 'Show free times' }).click()
  // The time that was typed, among the others.
  expect(await page.locator('select[name="startsAt"]').inputValue()).toBe(start)
  expect(await page.getByLabel('Your name').inputValue()).toBe('Noa Example')
  await sendForm(page)
  await page.getByText('Please tell me your email address.').first().waitFor()
  expect(page.url()).toMatch(/\/booking\?again=[\w-]{22}#booking-said$/)
  await page.getByLabel('Email').fill('noa@example.com')
  await sendForm(page)
  await page.getByRole('heading', { name: 'Thank you' }).waitFor()
  expect(page.url()).toMatch(/\/booking\/thanks$/)
  expect(await textOf(page)).toMatch(/Dinner date, \w{3} \d+ \w+( \d{4})?, 7 to 10 pm, Sydney time, \$1,400; deposit \$280\. At mine\./)
  for (let back = 0; back < 3; back++) {
    await page.goBack()
    await form(page).waitFor()
  }
  expect(page.url()).toMatch(/\/booking$/)
  await page.goForward()
  await form(page).waitFor()
  await page.getByText('Your request has arrived: you don’t need to send it again.').waitFor()
  await page.context().close()
})

it('keeps what was typed in a tab of its own', async () => {
  const page = await openForm()
  await page.getByLabel('Your name').fill('Noa Example')
  await sendForm(page)
  await page.getByText('Please tell me your email address.').first().waitFor()
  const first = page.url()
  const other = await page.context().newPage()
  await other.goto(first.replace(/again=../, 'again=AA'))
  await other.getByText('What you typed isn’t here any more.').waitFor()
  expect(await other.getByLabel('Your name').inputValue()).toBe('')
  await page.reload()
  expect(await page.getByLabel('Your name').inputValue()).toBe('Noa Example')
  await page.context().clearCookies({ name: 'sent' })
  await page.reload()
  await page.getByText('What you typed isn’t here any more.').waitFor()
  await page.context().close()
})
