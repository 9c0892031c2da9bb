import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { registerSamples } from './register-sites.ts'

// What a link to the form promises is what the form shows: hours, service and price.

const { open } = registerSamples()

const runs = async (page: Page) => {
  await page.locator('[data-form-runs]').waitFor()
  await page.locator('.calendar[aria-busy="false"]').waitFor()
}
const valueOf = (page: Page, name: string) => page.locator(`select[name="${name}"]`).inputValue()
const links = (page: Page) => page.locator('main a[href*="/booking?"][href*="hours="]')

describe.each(['claire', 'margot', 'sophie'])('a line of the rates of %s', (slug) => {
  it('leads to the form with its own service and hours, until another service is chosen', async () => {
    const page = await open(slug, '/rates')
    const count = await links(page).count()
    for (let index = 0; index < count; index++) {
      const link = links(page).nth(index)
      const query = new URLSearchParams(((await link.getAttribute('href')) ?? '').split('?')[1])
      const line = (await link.locator('xpath=ancestor::*[self::tr or self::li][1]').textContent()) ?? ''
      await link.click()
      await runs(page)
      expect(await valueOf(page, 'hours'), line).toBe(query.get('hours'))
      if (query.has('service')) expect(await valueOf(page, 'service'), line).toBe(query.get('service'))
      await page.goBack()
    }
    expect(count).toBeGreaterThan(0)
    await page.context().close()
  })
})

describe('hours that a link has chosen', () => {
  it('give way to those of another service, and to those that are chosen before the script runs', async () => {
    const page = await open('claire', '/booking?service=dinner&hours=2')
    await runs(page)
    await page.locator('select[name="service"]').selectOption('theatre')
    expect(await valueOf(page, 'hours')).toBe('5')
    await page.locator('select[name="service"]').selectOption('dinner')
    expect(await valueOf(page, 'hours')).toBe('3')
    await page.context().close()

    const slow = await open('claire', '/privacy')
    const scripts: (() => void)[] = []
    await slow.route(/run-form/, async (route) => {
      await new Promise<void>((resolve) => scripts.push(resolve))
      await route.continue()
    })
    await slow.goto(page.url())
    await slow.locator('select[name="service"]').selectOption('theatre')
    await expect.poll(() => scripts.length).toBe(1)
    scripts[0]?.()
    await runs(slow)
    expect(await valueOf(slow, 'hours')).toBe('5')
    await slow.context().close()
  })

  it('stay over a reload, and are not more than she takes', async () => {
    const page = await open('claire', '/booking?service=dinner&hours=2')
    await runs(page)
    await page.reload()
    await runs(page)
    expect(await valueOf(page, 'hours')).toBe('2')
    await page.goto(page.url().replace('hours=2', 'hours=200'))
    await runs(page)
    expect(await valueOf(page, 'hours')).toBe('3')
    await page.goto(page.url().replace(/\?.*/, '?service=weekend&hours=2'))
    await runs(page)
    expect(await valueOf(page, 'hours')).toBe('24')
    await page.context().close()
  })
})
