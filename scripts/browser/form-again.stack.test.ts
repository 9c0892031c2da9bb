import type { BrowserContextOptions } from 'playwright-core'
import { expect, it } from 'vitest'
import { freshAddress } from '../test-support/request-site.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { fillInForm, sendForm } from './fill-in-form.ts'
import { registerSamples } from './register-sites.ts'

// The form when somebody comes back to it, and when it comes back to them.

const { open } = registerSamples()
const openForm = (options: BrowserContextOptions = {}) =>
  open('claire', '/booking', { timezoneId: 'Australia/Sydney', extraHTTPHeaders: { 'cf-connecting-ip': freshAddress() }, ...options })

it('has what was chosen again after Back, and nothing of it once it is sent', async () => {
  const page = await openForm()
  const start = startInDays(236)
  await page.locator('[data-form-runs]').waitFor()
  await page.getByLabel('How long?').selectOption('4')
  await fillInForm(page, { start, email: 'back@example.com' })
  // A link within the page is an entry of the history of its own.
  await page.evaluate(() => location.assign('#booking-email'))
  expect(JSON.stringify(await page.evaluate(() => history.state))).not.toMatch(/Alex|back@/)
  await page.goto(page.url().replace(/\/booking.*/, '/privacy'))
  await page.goBack()
  await page.locator('[data-form-runs]').waitFor()
  await page.locator(`.calendar input[type="radio"][value="${start}"]:checked`).waitFor({ state: 'attached', timeout: 20_000 })
  expect(await page.locator('input[name="startsAt"]').inputValue()).toBe(start)
  expect(await page.getByLabel('How long?').inputValue()).toBe('4')
  await fillInForm(page, { start, email: 'back@example.com' })
  await sendForm(page)
  await page.getByRole('heading', { name: 'Thank you' }).waitFor()
  expect(await page.evaluate(() => history.state)).toBeNull()
  await page.context().close()
})

it('says in its own words that a name and an address are missing, without JavaScript too', async () => {
  const page = await openForm({ javaScriptEnabled: false })
  await sendForm(page)
  for (const said of ['Please tell me a name.', 'Please tell me your email address.'])
    await page.locator('.field-error', { hasText: said }).waitFor()
  await page.context().close()
})
