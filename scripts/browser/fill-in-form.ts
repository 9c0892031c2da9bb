import type { Page } from 'playwright-core'

/** The form of a site, filled in for a start. Its bots' trap wants three seconds. */
export async function fillInForm(page: Page, { start, email }: { start: string; email: string }): Promise<void> {
  const day = page.locator(`.calendar input[value="${start.slice(0, 10)}"]`)
  await page.locator('.calendar[aria-busy="false"]').waitFor()
  for (let month = 0; month < 20 && (await day.count()) === 0; month++) {
    await page.getByRole('button', { name: 'Next month' }).click()
    await page.locator('.calendar[aria-busy="false"]').waitFor()
  }
  await day.check({ force: true })
  await page.locator(`.calendar input[type="radio"][value="${start}"]`).check({ force: true })
  await page.getByLabel('Your name').fill('Alex Example')
  await page.getByLabel('Email').fill(email)
  await page.waitForTimeout(3100)
}

export const sendForm = (page: Page) => page.getByRole('button', { name: 'Send the request' }).click()
