import { describe, expect, it } from 'vitest'
import { budgetBreaches } from '../budget/budget-breaches.ts'
import { openMeter } from '../budget/measure-page.ts'
import { legOf } from '../runtime/tour-days.ts'
import { eventually } from '../test-support/eventually.ts'
import { requestSite } from '../test-support/request-site.ts'
import { registerSamples } from './register-sites.ts'

const { open, urlOf, manifestOf, browser } = registerSamples()

describe('the age gate', () => {
  it('asks on every page once, without JavaScript, with the content behind it in the page', async () => {
    const page = await open('sophie', '/rates', { answered: false, javaScriptEnabled: false })
    expect(await page.getByRole('dialog').isVisible()).toBe(true)
    expect(await page.content()).toContain('Three hours')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'I am 21 or over' }).click()
    await page.locator('.gate').waitFor({ state: 'detached' })
    expect(page.url()).toBe(urlOf('sophie', '/rates'))
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByText('Menu').click()
    await page.getByRole('link', { name: 'About' }).last().click()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.context().close()
  })

  it('can be scrolled to its last word where a window is as low as a phone on its side, or zoomed to 400%', async () => {
    for (const viewport of [
      { width: 320, height: 256 },
      { width: 667, height: 250 },
    ]) {
      const page = await open('sophie', '/', { answered: false, viewport })
      for (const inside of [page.getByRole('heading', { name: 'For adults' }), page.locator('.gate form > :is(a, button)').last()]) {
        await inside.scrollIntoViewIfNeeded()
        const box = (await inside.boundingBox()) ?? { y: -1, height: 0 }
        expect(box.y).toBeGreaterThanOrEqual(-1)
        expect(box.y + box.height).toBeLessThanOrEqual(viewport.height + 1)
      }
      await page.context().close()
    }
  })

  it('says why it is there again when the cookie is refused, and leaves no trace in the address when it is kept', async () => {
    const page = await open('sophie', '/rates', { answered: false })
    const again = page.getByText('your browser did not keep that cookie')
    expect(await again.isVisible()).toBe(false)
    await page.getByRole('button', { name: 'I am 21 or over' }).click()
    await page.locator('.gate').waitFor({ state: 'detached' })
    expect(page.url()).toBe(urlOf('sophie', '/rates'))
    await page.context().clearCookies()
    await page.goto(urlOf('sophie', '/rates'))
    // A browser that refuses cookies sends none with the request that the answer leads to.
    await page.route('**/rates', async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      const answer = await requestSite({
        port: Number(new URL(urlOf('sophie', '/')).port),
        slug: 'sophie',
        path: '/rates',
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: route.request().postData() ?? '',
      })
      await route.fulfill({ status: answer.status, headers: { location: answer.headers.get('location') ?? '' } })
    })
    await page.getByRole('button', { name: 'I am 21 or over' }).click()
    await again.waitFor()
    await page.context().close()
  })

  it('keeps the keyboard inside, and asks nobody where it is off', async () => {
    const page = await open('sophie', '/', { answered: false })
    for (let press = 0; press < 6; press++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('.gate') !== null)).toBe(
        true,
      )
    }
    await page.context().close()
    const claire = await open('claire', '/', { answered: false })
    expect(await claire.getByRole('dialog').count()).toBe(0)
    await claire.context().close()
  })
})

const PAGES_OF_PAINTS = [
  ['claire', '/'],
  ['claire', '/gallery'],
  ['sophie', '/booking'],
] as const

describe('the first paint', () => {
  it.each(PAGES_OF_PAINTS)('of %s %s comes although no photo and no script ever does', async (slug, path) => {
    const page = await open(slug, '/privacy', { reducedMotion: 'no-preference' })
    await page.route(/\/_a\/.*\.(avif|jpg|js)$/, () => undefined)
    await page.goto(urlOf(slug, path), { waitUntil: 'commit' })
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    await page.context().close()
  })

  it.each(PAGES_OF_PAINTS)('of %s %s has the line to itself: photos and scripts are asked for after it', async (slug, path) => {
    // By a pause of 0.12 s, which a machine that is busy elsewhere can sleep through: then another visit shows it.
    await eventually(async () => {
      const page = await open(slug, path, { reducedMotion: 'no-preference' })
      await page.waitForLoadState('networkidle')
      // When the page was painted; `startTime` is when a screen would have shown it, which a busy machine is late with.
      const { paint, asked } = await page.evaluate(() => ({
        paint: (performance.getEntriesByName('first-contentful-paint')[0] as unknown as { paintTime: number }).paintTime,
        asked: performance
          .getEntriesByType('resource')
          .filter(({ name }) => /\/_a\/.*\.(avif|js)$/.test(name))
          .map(({ startTime }) => startTime),
      }))
      await page.context().close()
      expect(asked.length).toBeGreaterThan(0)
      return Math.min(...asked) > paint ? true : undefined
    }, 'A visit whose photos are asked for after the first paint')
  })
})

describe('the gallery', () => {
  it('opens, turns and closes by keyboard, and gives the focus back', async () => {
    const page = await open('claire', '/gallery')
    await page.locator('[data-photo="garden"]').focus()
    await page.keyboard.press('Enter')
    const dialog = page.locator('dialog.lightbox')
    await dialog.locator('img[alt*="dandelion"]').waitFor()
    await page.keyboard.press('ArrowRight')
    await dialog.locator('img').and(page.locator(':not([alt*="dandelion"])')).waitFor()
    await page.keyboard.press('ArrowLeft')
    await dialog.locator('img[alt*="dandelion"]').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset.photo === 'garden')
    await page.context().close()
  })

  it('turns by swipe', async () => {
    const page = await open('claire', '/gallery')
    await page.locator('[data-photo]').first().click()
    // Before the lightbox lies over them, the photos of the page are what a mouse would drag away.
    await page.locator('dialog.lightbox[open]').waitFor()
    const before = await page.locator('dialog .caption').textContent()
    await page.mouse.move(300, 300)
    await page.mouse.down()
    await page.mouse.move(120, 300, { steps: 4 })
    await page.mouse.up()
    await page.waitForFunction((text) => document.querySelector('dialog .caption')?.textContent !== text, before)
    await page.context().close()
  })

  it('is plain links to large photos without JavaScript', async () => {
    const page = await open('claire', '/gallery', { javaScriptEnabled: false })
    await page.locator('[data-photo]').first().click()
    await page.waitForURL(/\/_a\/[0-9a-f]{16}-\d+\.jpg$/)
    await page.context().close()
  })
})

describe('search engines', () => {
  it('find one address per page, a share image and what it is about', async () => {
    const page = await open('claire', '/tour/brisbane', { cookie: 'hero-photo.1:garden:e' })
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe('https://claire.companionconnect.app/tour/brisbane')
    const image = (await page.locator('meta[property="og:image"]').getAttribute('content')) ?? ''
    const answer = (where: string) =>
      page.evaluate(async (url) => {
        const response = await fetch(url)
        return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
      }, where)
    expect(await answer(new URL(image).pathname)).toMatchObject({ status: 200, type: 'image/jpeg' })
    const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '') as {
      '@type': string
      startDate: string
    }
    expect(data).toMatchObject({ '@type': 'Event', startDate: legOf('claire', 'Brisbane').from })
    expect((await answer('/sitemap.xml')).text).toContain('/tour/brisbane')
    expect((await answer('/robots.txt')).text).toContain('Sitemap:')
    await page.context().close()
  })
})

describe('budgets', () => {
  it.each(['claire', 'margot', 'sophie'])('of every page of %s are kept', async (slug) => {
    const meter = await openMeter(browser())
    for (const { path: where } of (await manifestOf(slug)).pages) {
      const weight = await meter.weigh(urlOf(slug, where))
      expect(budgetBreaches(weight), where).toEqual([])
      // The page itself, its fonts and its form's script or its photos: nothing came from a cache.
      expect(weight.firstView, where).toBeGreaterThan(weight.html + 10_000)
    }
    await meter.close()
  })
})
