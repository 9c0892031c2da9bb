import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { registerSamples } from './register-sites.ts'

// What a page must not look like, whoever drew it: a template, or a page without a style sheet.

const { open, urlOf } = registerSamples()
const DESIGNS = ['claire', 'sophie', 'margot']
const DESK = { viewport: { width: 1280, height: 800 }, reducedMotion: 'no-preference' } as const

it.each(DESIGNS)('%s has marks of its own: no triangle of a <details>, no arrow of a select', async (slug) => {
  const page = await open(slug, '/services')
  for (const where of ['/services', '/booking', '/_/tour-request?city=Darwin']) {
    await page.goto(urlOf(slug, where))
    const native = await page.evaluate(() => {
      // As the platform writes one into her page (edge/platform/requests/OwnChange.tsx).
      const details = document.createElement('details')
      details.append(document.createElement('summary'))
      document.querySelector('main')?.append(details)
      return [...document.querySelectorAll('main.own summary, header summary, .faq summary, select')].flatMap((element) => {
        const { appearance, display, listStyleType } = getComputedStyle(element)
        const isNative = element.tagName === 'SELECT' ? appearance !== 'none' : display === 'list-item' && listStyleType !== 'none'
        return isNative ? [element.outerHTML.slice(0, 80)] : []
      })
    })
    expect(native, where).toEqual([])
  }
  await page.context().close()
})

/** What a pointer may change, of an element, what lies in it and what is drawn after it. */
const lookOf = (element: Locator) =>
  element.evaluate((one) =>
    [one, ...one.querySelectorAll('*')]
      .flatMap((each) => [getComputedStyle(each), getComputedStyle(each, '::after')])
      .map((style) => [
        ...[style.color, style.backgroundColor, style.backgroundSize, style.borderTopColor, style.borderBottomColor, style.boxShadow],
        ...[style.textDecoration, style.textUnderlineOffset, style.transform, style.opacity],
      ])
      .join(),
  )

it.each(DESIGNS)('%s answers a pointer on whatever can be pressed', async (slug) => {
  const page = await open(slug, '/', DESK)
  for (const [where, selector] of [
    ['/services', 'header nav.links a:not([aria-current])'],
    ['/services', 'header [data-did]'],
    ['/services', '.leave'],
    ['/services', 'main .go, main .more'],
    ['/services', 'summary'],
    ['/services', '.closing .button, .closing a'],
    ['/services', 'footer a'],
    ['/rates', '.prices a'],
    ['/tour', '.legs h2 a'],
    ['/gallery', 'a[data-photo]'],
  ] as const) {
    if (new URL(page.url()).pathname !== where) await page.goto(urlOf(slug, where))
    const element = page.locator(selector).locator('visible=true').first()
    await element.scrollIntoViewIfNeeded()
    await page.mouse.move(0, 0)
    const before = await lookOf(element)
    await element.hover()
    await expect.poll(() => lookOf(element), { message: `${where} ${selector}` }).not.toBe(before)
  }
  await page.context().close()
})

it('begins a poster at one line', async () => {
  const page = await open('sophie', '/rates', DESK)
  const edge = 64
  for (const [where, selector] of [
    ['/services', 'h1, .services h2, .faq summary'],
    ['/rates', 'h1, .prices, .rates h2'],
    ['/tour', 'h1, .legs h2'],
    ['/about', 'h1, .prose p'],
  ] as const) {
    await page.goto(urlOf('sophie', where))
    const lefts = await page.locator(selector).evaluateAll((each) => each.map((element) => element.getBoundingClientRect().left))
    // Large letters hang over by the white of their own left side.
    for (const left of lefts) expect(Math.abs(left - edge), `${where} ${left}`).toBeLessThanOrEqual(8)
  }
  await page.context().close()
})

it('says the days of a city once', async () => {
  const page = await open('claire', '/tour/brisbane')
  const said = (await page.locator('main').textContent())?.match(/4\s?[–-]\s?8\sDecember\s20\d\d/g)
  expect(said).toHaveLength(1)
  await page.context().close()
})

const BARS = { claire: ['.ask', '.ask p'], sophie: ['.bar', '.bar p'], margot: ['.ask', '.ask .next-free'] }

it.each(Object.entries(BARS))('%s lets the bar of a phone go while the button that ends a page is in view', async (slug, [bar = '']) => {
  const page = await open(slug, '/services', { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
  const shown = () =>
    page
      .locator(bar)
      .first()
      .evaluate((element) => getComputedStyle(element).visibility)
  for (const where of ['/services', '/']) {
    await page.goto(urlOf(slug, where))
    await page.evaluate(() => window.scrollTo(0, 900))
    await expect.poll(shown, { message: where }).toBe('visible')
    await page.locator('.closing .button').scrollIntoViewIfNeeded()
    await expect.poll(shown, { message: where }).toBe('hidden')
  }
  await page.context().close()
})

it.each(Object.entries(BARS))('%s tells the next free time in two lines on the smallest phone', async (slug, [, told = '']) => {
  const page = await open(slug, '/services', { viewport: { width: 320, height: 568 } })
  const lines = await page
    .locator(told)
    .first()
    .evaluate((element) => {
      const free = element.matches('[data-next-free]') ? element : element.querySelector('[data-next-free]')
      free?.removeAttribute('hidden')
      if (free) free.textContent = 'Next free: Mon 28 Dec, 10:30 pm, Melbourne'
      const { lineHeight } = getComputedStyle(element)
      return [element.clientHeight, element.scrollHeight].map((height) => Math.round(height / Number.parseFloat(lineHeight)))
    })
  expect(lines).toEqual([2, 2])
  await page.context().close()
})
