import { describe, expect, it } from 'vitest'
import { registerSamples } from './register-sites.ts'
import { cutTooFar } from './seen-of-photos.ts'

const { open, urlOf } = registerSamples()

describe('the rates', () => {
  it.each([320, 390, 1280])('stand below their heads from one group to the next, %s px wide', async (width) => {
    const page = await open('claire', '/rates', { viewport: { width, height: 800 } })
    const edges = await page
      .locator('.prices tr')
      .evaluateAll((rows) =>
        rows
          .filter(({ children }) => children.length === 3)
          .map(({ children }) => [...children].map((cell) => Math.round(cell.getBoundingClientRect().right))),
      )
    expect(edges).toHaveLength(6)
    for (const row of edges) expect(row).toEqual(edges[0])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.context().close()
  })
})

it('shows of each photo of a page the part in which a watermark stands', async () => {
  const page = await open('claire', '/')
  expect(await cutTooFar(page, urlOf)).toEqual([])
  await page.context().close()
})
