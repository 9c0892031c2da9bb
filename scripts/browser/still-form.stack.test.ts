import { expect, it } from 'vitest'
import { registerSamples } from './register-sites.ts'

// The calendar takes the place of a plain field, in each design, and the page below it keeps still.

const { open } = registerSamples()

/** Less than half a line. */
const ROOM_PX_MAX = 12

it.each([
  ['claire', 320],
  ['claire', 390],
  ['claire', 1280],
  ['sophie', 320],
  ['margot', 320],
  ['sophie', 1280],
  ['margot', 768],
  ['margot', 1280],
] as const)('moves nothing of %s when the script takes the form over, and has no empty room, %i px wide', async (slug, width) => {
  const page = await open(slug, '/privacy', { viewport: { width, height: 844 }, timezoneId: 'Australia/Sydney' })
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) shifts.push(entry.value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(page.url().replace('/privacy', '/booking'))
  // Where the calendar is in sight, a shift of it counts.
  await page.getByLabel('How long?').scrollIntoViewIfNeeded()
  await page.locator('[data-form-runs]').waitFor()
  await page.locator('.calendar[aria-busy="false"]').waitFor()
  await page.getByText('Please choose a day.').waitFor()
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([])
  const below = (selector: string) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().bottom)
  expect((await below('.when')) - (await below('.calendar'))).toBeLessThan(ROOM_PX_MAX)
  expect((await below('.calendar-days')) - (await below('.calendar-days label:last-child'))).toBeLessThan(ROOM_PX_MAX)
  expect(await page.locator('.calendar-days label').count()).toBe(35)
  await page.context().close()
})
