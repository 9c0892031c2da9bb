import type { Page } from 'playwright-core'
import { CROPS } from '../../sites/builder/plan-renditions.ts'

/** Of each photo of a page, loaded: its shape and what shares of its width and height are seen. */
const seenOf = (page: Page) =>
  page.evaluate(async () => {
    const images = [...document.images].filter((image) => image.getBoundingClientRect().width > 0)
    for (const image of images) image.loading = 'eager'
    await Promise.all(images.map((image) => image.decode().catch(() => undefined)))
    return images.map(({ naturalWidth, naturalHeight, clientWidth, clientHeight, currentSrc }) => {
      const scale = Math.max(clientWidth / naturalWidth, clientHeight / naturalHeight)
      const [x, y] = [clientWidth / (naturalWidth * scale), clientHeight / (naturalHeight * scale)]
      return { ratio: naturalWidth / naturalHeight, x, y, currentSrc }
    })
  })

/** Where boxes are furthest from the shape of what fills them, measured on every page from 320 to 2560 px. */
const CROPPED = [
  ['claire', '/', 1100, 700],
  ['claire', '/gallery', 390, 844],
  ['claire', '/tour/brisbane', 1920, 1080],
  ['sophie', '/', 1920, 1080],
] as const

/** Photos of which a page shows less than their crop is made for: a watermark may be cut off. */
export async function cutTooFar(page: Page, urlOf: (slug: string, where: string) => string): Promise<string[]> {
  const found: string[] = []
  for (const [slug, where, width, height] of CROPPED) {
    await page.setViewportSize({ width, height })
    await page.goto(urlOf(slug, where))
    const photos = await seenOf(page)
    if (photos.length === 0) found.push(`${slug}${where} has no photo`)
    for (const { ratio, x, y, currentSrc } of photos) {
      const { seen } = CROPS[where === '/gallery' ? 'full' : ratio > 1 ? 'wide' : 'tall']
      if (!(x >= seen.x && y >= seen.y)) found.push(`${slug}${where} at ${width} px: ${x.toFixed(2)}, ${y.toFixed(2)} of ${currentSrc}`)
    }
  }
  return found
}
