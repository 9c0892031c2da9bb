import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import type { CDPSession, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { LIGHTBOX_BROTLI_BYTES_MAX } from '../../tenants/contract/limits.ts'
import { openPhoto } from './open-photo.ts'
import { registerSamples } from './register-sites.ts'

const { open, urlOf } = registerSamples()
const PHONE = { hasTouch: true, isMobile: true }

const captionOf = (page: Page) => page.locator('dialog .caption').textContent()
const photoIn = (page: Page) => page.locator('dialog.lightbox .stage img')
const scaleOf = (page: Page) => photoIn(page).evaluate((image) => new DOMMatrix(getComputedStyle(image).transform).a)
const isOpen = (page: Page) => page.locator('dialog.lightbox').evaluate((dialog: HTMLDialogElement) => dialog.open)

/** Fingers at these points, one after the other: each list is one moment. */
async function touch(session: CDPSession, moments: readonly { x: number; y: number }[][]): Promise<void> {
  for (const [index, points] of moments.entries())
    await session.send('Input.dispatchTouchEvent', {
      type: index === 0 ? 'touchStart' : 'touchMove',
      touchPoints: points.map((point, id) => ({ ...point, id })),
    })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

describe('the lightbox', () => {
  it('opens at the photo that an address names, and closing it stays in the gallery', async () => {
    const page = await open('claire', '/gallery#photo-garden')
    await page.locator('dialog.lightbox img[alt*="dandelion"]').waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL(urlOf('claire', '/gallery'))
    expect(await isOpen(page)).toBe(false)
    await page.context().close()
    const unknown = await open('claire', '/gallery#photo-nobody')
    await unknown.waitForLoadState('networkidle')
    expect(await isOpen(unknown)).toBe(false)
    await unknown.context().close()
  })

  it('lies over no age gate that has not been answered', async () => {
    const answered = await open('sophie', '/gallery')
    const id = await answered.locator('[data-photo]').first().getAttribute('data-photo')
    await answered.context().close()
    const page = await open('sophie', `/gallery#photo-${id}`, { answered: false })
    await page.waitForLoadState('networkidle')
    expect(await isOpen(page)).toBe(false)
    expect(await page.getByRole('dialog', { name: 'For adults' }).isVisible()).toBe(true)
    await page.context().close()
  })

  it('shows where the photo lies on the page, without JavaScript, at the same address', async () => {
    const page = await open('claire', '/gallery#photo-boats', { javaScriptEnabled: false })
    await page.waitForFunction(() => scrollY > 100)
    await page.context().close()
  })
})

describe('fingers on the photo', () => {
  it('zoom it, move it, and turn nothing while they do', async () => {
    const page = await open('claire', '/gallery', PHONE)
    const session = await page.context().newCDPSession(page)
    await openPhoto(page, 'garden')
    const caption = await captionOf(page)
    await touch(session, [
      [{ x: 180, y: 350 }],
      [
        { x: 180, y: 350 },
        { x: 210, y: 350 },
      ],
      [
        { x: 120, y: 350 },
        { x: 270, y: 350 },
      ],
      [
        { x: 60, y: 350 },
        { x: 330, y: 350 },
      ],
    ])
    expect(await scaleOf(page)).toBeGreaterThan(2)
    // A whole screen to the left: on a photo that is not zoomed it turns to the next.
    const across = [360, 260, 160, 40].map((x) => [{ x, y: 350 }])
    await touch(session, across)
    expect(await captionOf(page)).toBe(caption)
    expect(await photoIn(page).evaluate((image) => new DOMMatrix(getComputedStyle(image).transform).e)).toBeLessThan(-50)
    // A closer look is worth a larger photo.
    expect(await page.locator('dialog.lightbox source').first().getAttribute('sizes')).toBe('250vw')
    await touch(session, [
      [
        { x: 20, y: 350 },
        { x: 370, y: 350 },
      ],
      [
        { x: 180, y: 350 },
        { x: 200, y: 350 },
      ],
    ])
    expect(await scaleOf(page)).toBe(1)
    expect(await captionOf(page)).toBe(caption)
    await touch(session, across)
    await page.waitForFunction((text) => document.querySelector('dialog .caption')?.textContent !== text, caption)
    expect(await scaleOf(page)).toBe(1)
    await page.context().close()
  })
})

describe('on a slow network', () => {
  it('shows what the gallery has of the photo, then says that it is waiting', async () => {
    const page = await open('claire', '/gallery')
    await page.waitForLoadState('networkidle')
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    await page.route('**/_a/*.avif', async (route) => {
      await held
      await route.continue().catch(() => undefined)
    })
    await openPhoto(page, 'garden')
    const stage = page.locator('dialog.lightbox .stage')
    expect(await photoIn(page).evaluate((image) => getComputedStyle(image).backgroundImage)).toMatch(/^url\(|gradient/)
    const box = await photoIn(page).boundingBox()
    expect(box?.width).toBeGreaterThan(300)
    expect(box?.height).toBeGreaterThan(150)
    expect(await stage.getAttribute('aria-busy')).toBe('true')
    const spinner = await stage.evaluate((element) => {
      const { animationName, animationDelay } = getComputedStyle(element, '::after')
      return { animationName, animationDelay }
    })
    expect(spinner).toEqual({ animationName: 'appear, circle', animationDelay: '0.2s, 0s' })
    release()
    await page.waitForFunction(() => document.querySelector('.stage[aria-busy]') === null)
    await page.context().close()
  })

  it('has the neighbours before somebody turns to them', async () => {
    const page = await open('claire', '/gallery', { viewport: { width: 1280, height: 860 } })
    await page.waitForLoadState('networkidle')
    await openPhoto(page, 'salon')
    const wide = await page
      .locator('[data-photo="garden"] source')
      .last()
      .evaluate(({ srcset }: HTMLSourceElement) => {
        const files = srcset.split(', ').map((each) => each.split(' '))
        return files.flatMap(([url = '', width = '']) =>
          Number.parseInt(width, 10) >= innerWidth ? [new URL(url, location.href).href] : [],
        )
      })
    await page.waitForFunction((urls) => performance.getEntriesByType('resource').some(({ name }) => urls.includes(name)), wide)
    // Whatever is not there yet will never come.
    await page.route('**/_a/*', (route) => route.abort())
    await page.keyboard.press('ArrowRight')
    await photoIn(page).and(page.locator('[alt*="dandelion"]')).waitFor()
    // What the cache has is there a moment after the element is.
    const shown = await photoIn(page).elementHandle()
    await page.waitForFunction(
      (image) => (image as HTMLImageElement | null)?.complete && (image as HTMLImageElement).naturalWidth > 0,
      shown,
    )
    await page.context().close()
  })

  it(`costs at most ${LIGHTBOX_BROTLI_BYTES_MAX} bytes, and nothing before a photo is touched`, async () => {
    const { outputFiles } = await build({
      ...{ absWorkingDir: import.meta.dirname, entryPoints: ['../../sites/scripts/lightbox.ts'] },
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      write: false,
    })
    expect(brotliCompressSync(outputFiles[0]?.contents ?? '').length).toBeLessThanOrEqual(LIGHTBOX_BROTLI_BYTES_MAX)
    const page = await open('claire', '/gallery')
    await page.waitForLoadState('networkidle')
    const scripts = () => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length)
    expect(await scripts()).toBe(0)
    await page.context().close()
  })
})
