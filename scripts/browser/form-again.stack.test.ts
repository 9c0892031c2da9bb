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

it('has a chosen time again when the city is changed and changed back', async () => {
  const page = await openForm()
  const start = startInDays(234)
  await page.locator('[data-form-runs]').waitFor()
  await fillInForm(page, { start, email: 'city@example.com' })
  const chosen = () => page.locator('input[name="startsAt"]').inputValue()
  await page.getByLabel('Where?').selectOption('Melbourne')
  await page.locator('[data-gone]').waitFor()
  expect(await chosen()).toBe('')
  await page.getByLabel('Where?').selectOption('Sydney')
  await page.locator(`.calendar[aria-busy="false"] input[type="radio"][value="${start}"]:checked`).waitFor({ state: 'attached' })
  expect([await chosen(), await page.locator('[data-gone]').count()]).toEqual([start, 0])
  await page.context().close()
})

it('has the length of another service after Back too, where no length was chosen', async () => {
  const page = await openForm()
  await page.locator('[data-form-runs]').waitFor()
  const service = page.getByLabel('What would you like?')
  await service.selectOption('theatre')
  expect(await page.getByLabel('How long?').inputValue()).toBe('5')
  await page.goto(page.url().replace(/\/booking.*/, '/privacy'))
  await page.goBack()
  await page.locator('[data-form-runs]').waitFor()
  expect(await service.inputValue()).toBe('theatre')
  await page.getByLabel('Where?').selectOption('Melbourne')
  expect([await service.inputValue(), await page.getByLabel('How long?').inputValue()]).toEqual(['dinner', '3'])
  await page.getByLabel('Where?').selectOption('Sydney')
  expect([await service.inputValue(), await page.getByLabel('How long?').inputValue()]).toEqual(['theatre', '5'])
  await page.context().close()
})

it('leads to the question of a calendar that is taller than the screen, at 400 % zoom', async () => {
  const page = await openForm({ viewport: { width: 320, height: 256 } })
  await page.locator('.calendar[aria-busy="false"]').waitFor()
  await sendForm(page)
  await page.getByText('Three things need fixing:').waitFor()
  const legend = page.locator('.calendar legend').first()
  const header = (await page.locator('header').first().boundingBox())?.height ?? 0
  await expect.poll(async () => (await legend.boundingBox())?.y ?? -1).toBeLessThan(256)
  expect((await legend.boundingBox())?.y).toBeGreaterThanOrEqual(header)
  await page.context().close()
})

it('says first that a request was sent in this tab, after a reload, Back and Forward and a link, until another is begun or Leave is chosen', async () => {
  const page = await openForm()
  await page.locator('[data-form-runs]').waitFor()
  const start = startInDays(237)
  await fillInForm(page, { start, email: 'twice@example.com' })
  await sendForm(page)
  await page.getByRole('heading', { name: 'Thank you' }).waitFor()
  const reference = /Reference (\S{9})/.exec((await page.locator('.form-done').textContent()) ?? '')?.[1] as string
  const isTold = async () => {
    await page.getByRole('heading', { name: 'You’ve sent a request' }).waitFor()
    const told = (await page.locator('.form-done').textContent()) ?? ''
    expect(told).toMatch(/You sent it on .+ You don’t need to send it again\..*7 to 10\s[ap]m, Sydney time/)
    expect(told).toContain(reference)
    expect(told).toContain('The link in my email shows where it stands')
    expect(await page.locator('form[action="/_/bookings"]').count()).toBe(0)
  }
  await page.reload()
  await isTold()
  await page.goto(page.url().replace('/booking', '/privacy'))
  // Each has come before the next is asked for: a page that is kept for Back is shown without a load, and one that was not yet shown is given up.
  await page.goBack()
  await isTold()
  await page.goForward()
  await page.getByRole('heading', { level: 1, name: 'Privacy' }).waitFor()
  await page.goBack()
  await isTold()
  await page.goto(page.url().replace('/booking', '/booking?service=theatre'))
  await isTold()
  expect(await page.evaluate(() => JSON.stringify([history.state, { ...sessionStorage }]))).not.toMatch(/Alex|twice@/)
  await page.getByRole('button', { name: 'Send another request' }).click()
  await page.locator('.calendar[aria-busy="false"]').waitFor()
  expect(await page.locator('input[name="startsAt"]').inputValue()).toBe('')
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  await page.context().close()
})

it('shows what has become right in red no longer, before it is sent again, and again what becomes wrong again', async () => {
  const page = await openForm()
  await page.locator('.calendar[aria-busy="false"]').waitFor()
  await sendForm(page)
  const list = page.getByRole('alert')
  await list.getByText('Three things need fixing:').waitFor()
  const [name, email] = [page.getByLabel('Your name'), page.getByLabel('Email')]
  await name.fill('Kim')
  await list.getByText('Two things need fixing:').waitFor()
  expect([await page.locator('[data-error="name"]').textContent(), await name.getAttribute('aria-invalid')]).toEqual(['', null])
  await name.fill('')
  await list.getByText('Three things need fixing:').waitFor()
  await email.pressSequentially('kim')
  expect(await email.getAttribute('aria-invalid')).toBe('true')
  await email.pressSequentially('@example.com')
  await list.getByText('Two things need fixing:').waitFor()
  expect(await email.evaluate((field) => field === document.activeElement)).toBe(true)
  // What was written is kept nowhere, and after a reload the form says so.
  await page.reload()
  await page.getByText('What you wrote isn’t kept in your browser, so please write it again.').waitFor({ timeout: 20_000 })
  await page.context().close()
})

it('says in its own words that a name and an address are missing, without JavaScript too', async () => {
  const page = await openForm({ javaScriptEnabled: false })
  await sendForm(page)
  for (const said of ['Please tell me your name.', 'Please tell me your email address.'])
    await page.locator('.field-error', { hasText: said }).waitFor()
  await page.context().close()
})
