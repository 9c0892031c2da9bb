import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderReportMail } from '../../edge/platform/reports/render-report-mail.ts'
import { StrangersText } from '../../tenants/contract/strangers-text.ts'
import { contrastRatio } from '../../tenants/load/contrast-ratio.ts'
import { MAIL_FIXTURES } from '../screenshots/every-mail.ts'
import { REPORT_FIXTURES, REPORT_LINKS } from '../screenshots/report-fixtures.ts'
import { withoutStyles } from '../test-support/read-mail-html.ts'
import { launchBrowser } from './launch-browser.ts'

// Every mail as a browser lays it out: whatever colours meet in one, in the light, in the dark and without styles.

let browser: Browser
/** One for all: a mail has no script, and nothing of it outlasts the next. */
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
})
afterAll(() => browser.close())

const NAMES = Object.keys(MAIL_FIXTURES)
const htmlOf = (name: string): string => MAIL_FIXTURES[name]?.html ?? ''

async function open<T>(
  html: string,
  { scheme, width = 390 }: { scheme: 'light' | 'dark'; width?: number },
  look: (page: Page) => Promise<T>,
): Promise<T> {
  await page.setViewportSize({ width, height: 844 })
  await page.emulateMedia({ colorScheme: scheme })
  await page.setContent(html)
  return look(page)
}

/** Colours of each text that is shown and of what lies behind it, as computed. */
const readPairs = (page: Page) =>
  page.evaluate(() => {
    const hex = (color: string) =>
      `#${(color.match(/[\d.]+/g) ?? [])
        .slice(0, 3)
        .map((part) => Number(part).toString(16).padStart(2, '0'))
        .join('')}`
    const isClear = (color: string) => /rgba\(.*, 0\)/.test(color)
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const pairs: { text: string; front: string; back: string }[] = []
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (!parent || text === '' || parent.getClientRects().length === 0) continue
      let behind: Element | null = parent
      while (behind && isClear(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement
      const back = behind ? getComputedStyle(behind).backgroundColor : 'rgb(255, 255, 255)'
      pairs.push({ text: text.slice(0, 40), front: hex(getComputedStyle(parent).color), back: hex(back) })
    }
    return pairs
  })

/** Links that touch each other on one line. */
const readGlued = (page: Page) =>
  page.evaluate(() => {
    const links = [...document.querySelectorAll('a')].map((link) => ({ words: link.textContent, box: link.getBoundingClientRect() }))
    return links.flatMap((one, index) =>
      links
        .slice(index + 1)
        .filter(({ box }) => box.top < one.box.bottom - 1 && one.box.top < box.bottom - 1 && box.left - one.box.right < 4)
        .map(({ words }) => `${one.words}${words}`),
    )
  })

describe('a mail', () => {
  it.each(NAMES)('can be read in the light and in the dark, every word and link of it: %s', async (name) => {
    // A mail program has a blue of its own for links that bring no colour.
    for (const link of htmlOf(name).match(/<a [^>]+>/g) ?? []) expect(link).toMatch(/class="t-\w+".*style="[^"]*color:#/)
    for (const scheme of ['light', 'dark'] as const) {
      const pairs = await open(htmlOf(name), { scheme }, readPairs)
      expect(pairs.length).toBeGreaterThan(3)
      expect(
        pairs.filter(({ front, back }) => contrastRatio(front, back) < 4.5),
        scheme,
      ).toEqual([])
      // The dark is dark.
      expect(contrastRatio(pairs[0]?.back ?? '', scheme === 'dark' ? '#000000' : '#ffffff')).toBeLessThan(1.3)
    }
  })

  it.each(NAMES)('stands without its styles: read, and no two things run together: %s', async (name) => {
    const { pairs, glued, plain, wide } = await open(withoutStyles(htmlOf(name)), { scheme: 'light' }, async () => ({
      pairs: await readPairs(page),
      glued: await readGlued(page),
      plain: await page.locator('body').textContent(),
      wide: await page.evaluate(() => document.documentElement.scrollWidth),
    }))
    expect(pairs.filter(({ front, back }) => contrastRatio(front, back) < 4.5)).toEqual([])
    expect(glued).toEqual([])
    expect(wide).toBe(390)
    expect(plain).not.toMatch(/ConfirmDecline|[a-z]\d+ (request|from)|itWhen|timeWhat/)
  })

  it.each(NAMES)('fits a narrow phone: %s', async (name) => {
    const wide = await open(htmlOf(name), { scheme: 'light', width: 320 }, () => page.evaluate(() => document.documentElement.scrollWidth))
    expect(wide).toBe(320)
  })

  it('breaks the name of no source inside a word, however long its figures are', async () => {
    const { normal } = REPORT_FIXTURES
    if (!normal) throw new Error('no fixture normal')
    const uncounted = { visits: 0, visitors: 0 }
    const sources = [
      { source: new StrangersText('unknown'), ...uncounted, requests: 11 },
      { source: new StrangersText('newsletter'), ...uncounted, requests: 1 },
      { source: new StrangersText('bluesky'), visits: 140, visitors: 130, requests: 1 },
      { source: new StrangersText('scarletblue'), visits: 9, visitors: 9, requests: 0 },
      { source: new StrangersText('a-very-long-name-of-a-host.example.com'), visits: 9, visitors: 9, requests: 0 },
    ]
    for (const first of [0, 1, 2]) {
      const report = { ...normal, sources: [...sources.slice(first), ...sources.slice(0, first)] }
      const { html } = renderReportMail(report, { mailId: 'id', links: REPORT_LINKS })
      for (const width of [390, 320]) {
        const { broken, wide } = await open(html, { scheme: 'light', width }, readBroken)
        expect(broken, `${first} ${width}`).toEqual([])
        expect(wide).toBe(width)
      }
    }
  })
})

/** Words at the beginning of a row that stand on two lines. */
const readBroken = (page: Page) =>
  page.evaluate(() => {
    const broken = [...document.querySelectorAll('th')].flatMap(({ firstChild: node }) =>
      [...(node?.textContent ?? '').matchAll(/[A-Z]\w+/g)].flatMap(({ 0: word, index }) => {
        const range = document.createRange()
        if (!node) return []
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        return range.getClientRects().length > 1 ? [word] : []
      }),
    )
    return { broken, wide: document.documentElement.scrollWidth }
  })
