import type { Browser, Page } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { refreshRollups } from '../../db/queries/refresh-rollups.ts'
import { eventually } from '../test-support/eventually.ts'
import { PHONE } from '../test-support/request-site.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { launchBrowser } from './launch-browser.ts'

let browser: Browser
let sql: Sql
let cookie: string
beforeAll(async () => {
  browser = await launchBrowser()
  sql = connect(inject('databaseUrl'))
  cookie = (await signInAs('claire', sql)).replace('desk=', '')
  const visitor = await browser.newPage({ userAgent: PHONE })
  await visitor.goto(`http://claire.localhost:${inject('port')}/about`)
  await visitor.close()
  // Somebody has been here, so that each table has a row.
  await eventually(async () => {
    await refreshRollups(sql, 'claire')
    const rows = await sql`select from daily_visits where tenant_id = 'claire' and dimension = 'device'`
    return rows.length > 0 ? true : undefined
  })
})
afterAll(async () => {
  await browser.close()
  await sql.end()
})

const LETTERS_PX_MIN = 12
const TARGET_PX_MIN = 44

async function open(query: string, width: number, { javaScriptEnabled = true } = {}): Promise<Page> {
  const home = `http://localhost:${inject('port')}`
  const context = await browser.newContext({ viewport: { width, height: 844 }, hasTouch: true, javaScriptEnabled })
  await context.addCookies([{ name: 'desk', value: cookie, url: home }])
  const page = await context.newPage()
  await page.goto(`${home}/dashboard/what-works${query}`)
  return page
}

interface Letters {
  text: string
  /** As drawn: the size of the font times whatever scales the text. */
  px: number
  box: { left: number; top: number; right: number; bottom: number }
}

/** Every text of the chart that can be seen, with its size and place on the screen. */
const lettersOf = (page: Page): Promise<Letters[]> =>
  page.evaluate(() => {
    const card = document.querySelector('[aria-label="Over time"]')
    if (!card) return []
    const found: Letters[] = []
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!parent || node.textContent?.trim() === '' || !parent.checkVisibility({ visibilityProperty: true }) || parent.closest('.hidden'))
        continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const svg = parent.closest('svg')
      const scale = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? 1) : svg ? Number.NaN : 1
      for (const { left, top, right, bottom } of range.getClientRects())
        found.push({
          text: node.textContent ?? '',
          px: Number.parseFloat(getComputedStyle(parent).fontSize) * scale,
          box: { left, top, right, bottom },
        })
    }
    return found
  })

const overlap = ({ box: a }: Letters, { box: b }: Letters) =>
  a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1

describe('the chart of her figures', () => {
  it.each([
    [320, ''],
    [390, ''],
    [320, '?days=7'],
    [320, '?days=90'],
    [390, '?days=365'],
  ])('has letters of at least 12 px at %i px, none over another: %s', async (width, query) => {
    const page = await open(query, width)
    const letters = await lettersOf(page)
    // A date below each end, the day in words, and what the tallest bars are.
    expect(letters.length).toBeGreaterThanOrEqual(6)
    for (const { text, px, box } of letters) {
      expect(px, text).toBeGreaterThanOrEqual(LETTERS_PX_MIN)
      expect([box.left >= 0, box.right <= width], text).toEqual([true, true])
    }
    const over = letters.flatMap((a, at) => letters.slice(at + 1).flatMap((b) => (overlap(a, b) ? [`${a.text} | ${b.text}`] : [])))
    expect(over).toEqual([])
    const bars = await page
      .locator('.chart label svg')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON() as DOMRect))
    const covered = letters.filter((each) =>
      bars.some(({ left, top, right, bottom }) => overlap(each, { ...each, box: { left, top, right, bottom } })),
    )
    expect(covered.map(({ text }) => text)).toEqual([])
    await page.context().close()
  })

  it('shows a day in words to a finger and to the arrow keys, without a script', async () => {
    const page = await open('?days=7', 390, { javaScriptEnabled: false })
    const shown = () => page.locator('.chart input:checked ~ .says b').textContent()
    const columns = page.locator('.chart label')
    const days = await columns.locator('b').allTextContents()
    expect(days).toHaveLength(7)
    expect(await shown()).toBe(days[6])
    const third = await columns.nth(2).boundingBox()
    if (!third) throw new Error('no column')
    await page.touchscreen.tap(third.x + third.width / 2, third.y + third.height / 2)
    expect(await shown()).toBe(days[2])
    await page.locator('.chart input:checked').focus()
    await page.keyboard.press('ArrowRight')
    expect(await shown()).toBe(days[3])
    await page.context().close()
  })
})

describe('the page of her figures', () => {
  it.each([320, 390])('begins with the figures, below one small row of periods that a thumb can hit, at %i px', async (width) => {
    const page = await open('', width)
    expect((await page.locator('.figures').boundingBox())?.y).toBeLessThan(300)
    for (const link of await page.locator('.picker li a').all()) {
      const box = await link.boundingBox()
      expect(Math.min(box?.width ?? 0, box?.height ?? 0), (await link.textContent()) ?? '').toBeGreaterThanOrEqual(TARGET_PX_MIN)
    }
    // What her tests say stands above the long tables.
    const tests = page.locator('main :is(h2, p)').filter({ hasText: /^(Tests|No test is running\.)$/ })
    const sources = page.getByRole('heading', { name: 'Sources' })
    expect((await tests.first().boundingBox())?.y).toBeLessThan((await sources.boundingBox())?.y ?? 0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.context().close()
  })

  it('is narrowed by a row that is tapped, says to what, and is widened again', async () => {
    const page = await open('', 390)
    const name = page
      .locator('section', { has: page.getByRole('heading', { name: 'Devices' }) })
      .locator('tbody tr')
      .first()
    const device = (await name.locator('a').textContent()) ?? ''
    // Anywhere on the row, not only on its name.
    const cell = name.locator('td').last()
    await cell.evaluate((each) => each.scrollIntoView({ block: 'center' }))
    const box = await cell.boundingBox()
    if (!box) throw new Error('no row')
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
    await page.waitForURL(/by=device/)
    await page.getByText(`Device: ${device}`).waitFor()
    await page.getByRole('link', { name: 'Remove this filter' }).click()
    await page.waitForURL((url) => !url.search.includes('by='))
    await page.context().close()
  })
})
