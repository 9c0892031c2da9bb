import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { LONG_NAMED, SHOWCASE, SPEAKING } from '../screenshots/start-showcase.ts'
import { colourComplaintsOf, complaintsOf } from './complaints-of.ts'
import { registerShowcase } from './register-sites.ts'

const SLUGS = Object.values(SHOWCASE)
const { open, urlOf, manifestOf } = registerShowcase()
const PHONE = { width: 390, height: 844 }

/** Paragraphs whose lines hold next to nothing. */
const narrowParagraphs = (page: Page) =>
  page
    .locator('main p:visible')
    .evaluateAll((paragraphs) =>
      paragraphs
        .filter((each) => (each.textContent ?? '').length > 60 && each.getBoundingClientRect().width < 150)
        .map(({ textContent }) => textContent),
    )

describe('every page', () => {
  // Loaded once: what is asked of it needs no other page than the one that is there.
  it.each(SLUGS)('of %s has nothing that axe finds, fits 320 px and takes text of twice the size', async (slug) => {
    const page = await open(slug, '/')
    const widthOf = () => page.evaluate(() => document.documentElement.scrollWidth)
    for (const { path: where } of (await manifestOf(slug)).pages) {
      await page.setViewportSize(PHONE)
      await page.goto(urlOf(slug, where))
      expect(await complaintsOf(page), where).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      expect(await widthOf(), `${where} at 320 px`).toBeLessThanOrEqual(320)
      expect(await narrowParagraphs(page), `${where} at 320 px`).toEqual([])
      await page.setViewportSize({ width: 1280, height: 900 })
      expect(await narrowParagraphs(page), `${where} at 1280 px`).toEqual([])
      await page.setViewportSize({ width: 640, height: 900 })
      // The policy forbids style attributes to pages; a user agent's own setting is what this stands for.
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
      expect(await widthOf(), `${where} with large text`).toBeLessThanOrEqual(640)
    }
    await page.context().close()
  })
})

describe('axe', () => {
  it('finds what is wrong with a page, in either colour scheme', async () => {
    const page = await open('claire', '/')
    await page.evaluate(() => {
      const [pale, same, picture] = [document.createElement('p'), document.createElement('p'), document.createElement('img')]
      for (const words of [pale, same]) Object.assign(words, { id: 'twice', textContent: 'Words' })
      pale.className = 'pale'
      picture.src = '/x'
      document.querySelector('main')?.append(pale, same, picture)
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('@media (prefers-color-scheme: dark) { .pale { background: #777; color: #888 } }')
      document.adoptedStyleSheets.push(sheet)
    })
    expect(await complaintsOf(page)).toEqual([expect.stringMatching(/^image-alt img/), 'the id "twice" comes twice'])
    expect(await colourComplaintsOf(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await colourComplaintsOf(page)).toEqual([expect.stringMatching(/^color-contrast .pale/)])
    await page.context().close()
  })
})

describe('axe finds nothing', () => {
  it('on any variant, on the gate, in the lightbox and at the edges of the platform', async () => {
    const pages = [
      await open('claire', '/', { cookie: 'hero-photo.1:garden:e' }),
      await open('claire', '/', { cookie: 'hero-photo.1:salon:e' }),
      await open('sophie', '/', { answered: false }),
      await open('margot', '/rates', { answered: false }),
      await open('nobody', '/'),
      await open('claire', '/gallery'),
    ]
    await pages.at(-1)?.locator('[data-photo]').first().click()
    for (const page of pages) {
      expect(await complaintsOf(page), page.url()).toEqual([])
      await page.context().close()
    }
  })
})

describe('a page', () => {
  it('moves nothing for those who ask for less motion, and keeps its buttons in forced colours', async () => {
    const page = await open('claire', '/', { reducedMotion: 'reduce', forcedColors: 'active' })
    // The bar of a phone comes into sight, and moves no more than anything else.
    const changed = await page.evaluate(() =>
      document.getAnimations().flatMap(({ effect }) => (effect as KeyframeEffect).getKeyframes().flatMap((frame) => Object.keys(frame))),
    )
    expect(changed.filter((name) => !['offset', 'computedOffset', 'easing', 'composite', 'visibility'].includes(name))).toEqual([])
    expect(await page.locator('.late').isVisible()).toBe(false)
    await page.mouse.wheel(0, 700)
    await page.locator('.late').waitFor()
    expect(
      await page
        .locator('.hero .button')
        .first()
        .evaluate((button) => getComputedStyle(button).borderTopWidth),
    ).not.toBe('0px')
    await page.context().close()
  })
})

describe('a long name', () => {
  it('is broken between its words only, and scrolls no page sideways', async () => {
    const page = await open(LONG_NAMED, '/')
    for (const width of [320, 390, 860, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      for (const where of ['/', '/about', '/tour/hobart']) {
        await page.goto(urlOf(LONG_NAMED, where))
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${where} at ${width} px`).toBeLessThanOrEqual(width)
        const broken = await page.locator('h1, .wordmark').evaluateAll((elements) =>
          elements.flatMap((element) => {
            const text = element.firstChild
            return [...(text?.textContent ?? '').matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
              const range = document.createRange()
              if (!text) return []
              range.setStart(text, index)
              range.setEnd(text, index + word.length)
              return range.getClientRects().length > 1 ? [word] : []
            })
          }),
        )
        expect(broken, `${where} at ${width} px`).toEqual([])
      }
    }
    await page.context().close()
  })
})

describe('prices and hours of other languages', () => {
  it.each(SPEAKING)('stand beside each other on the smallest phone: $design as $slug', async ({ slug, prefix }) => {
    const page = await open(slug, '/', { viewport: { width: 320, height: 568 } })
    for (const where of [prefix || '/', `${prefix}/rates`, `${prefix}/services`]) {
      await page.goto(urlOf(slug, where))
      const tooWide = await page
        .locator('.prices td, .price, .hours')
        .evaluateAll((cells) =>
          cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1 && cell.clientWidth > 0).map(({ textContent }) => textContent),
        )
      expect(tooWide, where).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(320)
    }
    await page.context().close()
  })
})

describe('the first screen of a small phone', () => {
  it.each(SLUGS)('of %s has the way to a booking', async (slug) => {
    const page = await open(slug, '/', { viewport: { width: 390, height: 664 } })
    const box = await page.locator('.hero .button').first().boundingBox()
    expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThanOrEqual(664)
    await page.context().close()
  })
})

describe('the lightbox on the smallest phone', () => {
  it('has the photo in the middle of its room, and room between its buttons and the way out', async () => {
    const page = await open('claire', '/gallery', { viewport: { width: 320, height: 568 } })
    await page.locator('[data-photo]').first().click()
    await page.locator('dialog .stage:not([aria-busy]) img').waitFor()
    const boxOf = (selector: string) =>
      page.locator(selector).evaluate((element) => {
        const { top, bottom, left, right } = element.getBoundingClientRect()
        return { middle: (top + bottom) / 2, left, right }
      })
    const [stage, photo] = [await boxOf('dialog .stage'), await boxOf('dialog .stage img')]
    expect(Math.abs(stage.middle - photo.middle)).toBeLessThan(1)
    expect((await boxOf('dialog .leave')).left - (await boxOf('dialog [type=submit]')).right).toBeGreaterThanOrEqual(8)
    await page.context().close()
  })
})

describe('in forced colours', () => {
  it('the day that is chosen looks other than the others', async () => {
    const page = await open('claire', '/booking', { forcedColors: 'active' })
    await page.locator('.calendar[aria-busy="false"]').waitFor()
    await page.getByRole('button', { name: 'Next month' }).click()
    await page.locator('.calendar[aria-busy="false"] input[name="day"]:enabled').first().check({ force: true })
    const groundOf = (which: string) =>
      page
        .locator(`.calendar input[name="day"]${which} + span`)
        .first()
        .evaluate((day) => getComputedStyle(day).backgroundColor)
    expect(await groundOf(':checked')).not.toBe(await groundOf(':enabled:not(:checked)'))
    await page.context().close()
  })
})
