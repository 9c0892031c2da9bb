import { randomUUID } from 'node:crypto'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { BOOKINGS_PER_NETWORK_AND_HOUR_MAX } from '../../tenants/contract/request-limits.ts'
import { postForm } from '../test-support/post-form.ts'
import { freshAddress } from '../test-support/request-site.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { fillInForm, sendForm } from './fill-in-form.ts'
import { registerSamples } from './register-sites.ts'

// A refusal that no field can mend: its sentence stands above the form, and what sends it again beside it.

const { open } = registerSamples()

/** The form of somebody from whose address no more can be asked this hour. */
async function openRefused(options: BrowserContextOptions = {}): Promise<Page> {
  const address = freshAddress()
  for (let sent = 0; sent < BOOKINGS_PER_NETWORK_AND_HOUR_MAX; sent++)
    await postForm({ startsAt: startInDays(480 + sent), email: `${randomUUID()}@example.com` }, { 'cf-connecting-ip': address })
  return open('claire', '/booking', { timezoneId: 'Australia/Sydney', extraHTTPHeaders: { 'cf-connecting-ip': address }, ...options })
}

/** Sentence and button, both on the screen. */
async function expectBothInSight(page: Page): Promise<void> {
  const message = page.locator('[data-form-message]')
  await message.getByText('Several requests have come from your network this hour').waitFor()
  const again = message.getByRole('button', { name: 'Send again' })
  await expect.poll(() => inSight(page, again)).toBe(true)
  expect(await inSight(page, message)).toBe(true)
}

const inSight = async (page: Page, place: Locator): Promise<boolean> => {
  const box = await place.boundingBox()
  return box !== null && box.y >= 0 && box.y + box.height <= (page.viewportSize()?.height ?? 0)
}

/** Sends the form, which is refused, and once more by the button beside the sentence. */
async function expectBothTwice(page: Page): Promise<void> {
  await sendForm(page)
  await expectBothInSight(page)
  await page.getByRole('button', { name: 'Send again' }).click()
  await expectBothInSight(page)
  expect(await page.getByLabel('Your name').inputValue()).toBe('Alex Example')
  await page.context().close()
}

it('has its sentence and the button in sight together, on a small phone', async () => {
  const page = await openRefused({ viewport: { width: 320, height: 568 } })
  await page.locator('[data-form-runs]').waitFor()
  await fillInForm(page, { start: startInDays(520), email: 'again@example.com' })
  await expectBothTwice(page)
})

it('has them so without JavaScript too, with all that was typed', async () => {
  const page = await openRefused({ viewport: { width: 320, height: 568 }, javaScriptEnabled: false })
  await page.getByLabel('When?').fill(startInDays(521))
  await page.getByLabel('Your name').fill('Alex Example')
  await page.getByLabel('Email').fill('again@example.com')
  await expectBothTwice(page)
})
