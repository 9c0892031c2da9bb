import { expect, it } from 'vitest'
import { launchBrowser } from './launch-browser.ts'

it.runIf(process.platform === 'linux')('has the fields for dates as people write them there', async () => {
  const browser = await launchBrowser({ locale: 'en-AU' })
  try {
    const page = await browser.newPage()
    await page.setContent('<label>Day <input type="date"></label>')
    await page.getByLabel('Day').focus()
    await page.keyboard.type('04122026')
    expect(await page.getByLabel('Day').inputValue()).toBe('2026-12-04')
    expect(await page.evaluate(() => navigator.language)).toBe('en-AU')
  } finally {
    await browser.close()
  }
})
