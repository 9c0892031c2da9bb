import { describe, expect, it } from 'vitest'
import { SHOWCASE } from '../screenshots/start-showcase.ts'
import { complaintsOf } from './complaints-of.ts'
import { registerShowcase } from './register-sites.ts'

const SLUGS = Object.values(SHOWCASE)
const { open, urlOf, manifestOf } = registerShowcase()
const PHONE = { width: 390, height: 844 }

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
      await page.setViewportSize({ width: 640, height: 900 })
      // The policy forbids style attributes to pages; a user agent's own setting is what this stands for.
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
      expect(await widthOf(), `${where} with large text`).toBeLessThanOrEqual(640)
    }
    await page.context().close()
  })
})

describe('axe finds nothing', () => {
  it('on any variant, on the gate, in the lightbox and at the edges of the platform', async () => {
    const pages = [
      await open('claire', '/', { cookie: 'hero-photo.1:garden:e' }),
      await open('claire', '/', { cookie: 'hero-photo.1:salon:e' }),
      await open('sophie', '/', { answered: false }),
      await open('linnea', '/rates', { answered: false }),
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
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
    expect(
      await page
        .locator('.hero .button')
        .first()
        .evaluate((button) => getComputedStyle(button).borderTopWidth),
    ).not.toBe('0px')
    await page.context().close()
  })
})
