import type { Page } from 'playwright-core'

// What a visitor does before a picture is taken.

/** Lazy photos load only when they are near; a screenshot of a whole page must wait for them. */
export async function scrollThrough(page: Page): Promise<void> {
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
export async function fillInBadly(page: Page): Promise<void> {
  await page.locator('[data-form-runs]').waitFor()
  await page.locator('.calendar[aria-busy="false"]').waitFor()
  await page.locator('[name=name]').fill('Robin')
  await page.locator('[name=email]').fill('robin.example.com')
  await page.waitForTimeout(3100)
  await page.locator('form[action="/_/bookings"] .button[type=submit]').last().click()
  await page.locator('[aria-invalid=true]').first().waitFor()
}

export async function chooseTime(page: Page): Promise<void> {
  await page.locator('.calendar[aria-busy="false"]').waitFor()
  await page.locator('.calendar-month button').last().click()
  await page.locator('.calendar[aria-busy="false"] input:enabled').nth(8).check({ force: true })
  await page.locator('.calendar-times input').nth(4).check({ force: true })
}

export async function openPhoto(page: Page): Promise<void> {
  await page.locator('[data-photo]').first().click()
  await page.locator('dialog[open] img').waitFor()
  await page.waitForLoadState('networkidle')
}

/** The top of the page, with what a browser draws only near the window. A head that stays at the top stands there. */
export async function showWhole(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { content-visibility: visible !important }')
    document.adoptedStyleSheets = [sheet]
    scrollTo(0, 0)
  })
}
