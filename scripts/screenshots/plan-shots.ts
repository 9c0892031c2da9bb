import type { Page } from 'playwright-core'

export const VIEWPORTS = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 },
}

export interface Shot {
  name: string
  /** Of the visitor, where it is not that of the machine. */
  timeZone?: string
  /** undefined: the apex. */
  slug: string | undefined
  path: string
  /** Show the age gate. */
  gate?: boolean
  /** Only what fits the window, for what lies above the page. */
  viewport?: boolean
  act?: (page: Page) => Promise<void>
}

/** Lazy photos load only when they are near; a screenshot of a whole page must wait for them. */
async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 400) {
      scrollTo(0, y)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    scrollTo(0, 0)
  })
  await page.waitForLoadState('networkidle')
}

/** Sent without a time and with an address that is none. */
async function fillInBadly(page: Page): Promise<void> {
  await page.locator('[data-form-runs]').waitFor()
  await page.locator('.calendar[aria-busy="false"]').waitFor()
  await page.getByLabel('Your name').fill('Robin')
  await page.getByLabel('Email').fill('robin.example.com')
  await page.waitForTimeout(3100)
  await page.getByRole('button', { name: 'Send the request' }).click()
  await page.locator('[aria-invalid=true]').first().waitFor()
}

async function chooseTime(page: Page): Promise<void> {
  await page.locator('.calendar[aria-busy="false"]').waitFor()
  await page.getByRole('button', { name: 'Next month' }).click()
  await page.locator('.calendar[aria-busy="false"] input:enabled').nth(8).check({ force: true })
  await page.locator('.calendar-times input').nth(4).check({ force: true })
}

const openPhoto = async (page: Page) => {
  await page.locator('[data-photo]').first().click()
  await page.locator('dialog[open] img').waitFor()
  await page.waitForLoadState('networkidle')
}

export const SHOTS: Shot[] = [
  { name: 'elegant-home', slug: 'claire', path: '/', act: scrollThrough },
  { name: 'elegant-gallery', slug: 'claire', path: '/gallery', act: scrollThrough },
  { name: 'elegant-lightbox', slug: 'claire', path: '/gallery', viewport: true, act: openPhoto },
  { name: 'elegant-services', slug: 'claire', path: '/services' },
  { name: 'elegant-rates', slug: 'claire', path: '/rates' },
  { name: 'elegant-tour', slug: 'claire', path: '/tour/brisbane' },
  { name: 'elegant-tour-request', slug: 'claire', path: '/_/tour-request?city=Perth' },
  { name: 'elegant-booking', slug: 'claire', path: '/booking', act: chooseTime },
  { name: 'elegant-booking-abroad', slug: 'claire', path: '/booking', act: chooseTime, timeZone: 'Europe/London' },
  { name: 'elegant-booking-errors', slug: 'claire', path: '/booking', act: fillInBadly },
  { name: 'elegant-thanks', slug: 'claire', path: '/booking/thanks' },
  { name: 'elegant-404', slug: 'claire', path: '/nothing-here' },
  { name: 'modern-gate', slug: 'sophie', path: '/', gate: true },
  { name: 'modern-home', slug: 'sophie', path: '/', act: scrollThrough },
  { name: 'modern-about', slug: 'sophie', path: '/about', act: scrollThrough },
  { name: 'modern-gallery', slug: 'sophie', path: '/gallery', act: scrollThrough },
  { name: 'modern-services', slug: 'sophie', path: '/services', act: scrollThrough },
  { name: 'modern-rates', slug: 'sophie', path: '/rates' },
  { name: 'modern-tour', slug: 'sophie', path: '/tour' },
  { name: 'modern-booking', slug: 'sophie', path: '/booking', act: chooseTime },
  { name: 'minimal-gate', slug: 'margot', path: '/', gate: true },
  { name: 'minimal-home', slug: 'margot', path: '/', act: scrollThrough },
  { name: 'minimal-about', slug: 'margot', path: '/about', act: scrollThrough },
  { name: 'minimal-gallery', slug: 'margot', path: '/gallery', act: scrollThrough },
  { name: 'minimal-services', slug: 'margot', path: '/services' },
  { name: 'minimal-rates', slug: 'margot', path: '/rates' },
  { name: 'minimal-tour', slug: 'margot', path: '/tour' },
  { name: 'minimal-booking', slug: 'margot', path: '/booking', act: chooseTime },
  { name: 'minimal-own-page', slug: 'margot', path: '/first-time' },
  { name: 'apex', slug: undefined, path: '/' },
  { name: 'unknown-host', slug: 'nobody', path: '/' },
]
