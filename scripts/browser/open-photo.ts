import type { Page } from 'playwright-core'

/** Opens a photo of the gallery in the lightbox, by its id. */
export async function openPhoto(page: Page, id: string): Promise<void> {
  await page.locator(`[data-photo="${id}"]`).first().click()
  await page.waitForFunction((hash) => location.hash === hash && document.querySelector('dialog[open]') !== null, `#photo-${id}`)
}
