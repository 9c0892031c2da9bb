import { describe, expect, it } from 'vitest'
import { registerSamples } from './register-sites.ts'

const { open } = registerSamples()

describe('the next free time', () => {
  it.each(['claire', 'sophie', 'margot'])(
    'of %s stands beside the booking button once the page has loaded, and moves nothing',
    async (slug) => {
      const page = await open(slug, '/rates')
      const place = page.locator('[data-next-free]:visible').first()
      await place.waitFor()
      expect(await place.textContent()).toMatch(/^Next free: \w{3}\u00a0\d{1,2}\u00a0\w{3,4}, \d{1,2}(:\d\d)?\u00a0[ap]m, [A-Z]\w+$/)
      const { asked, loaded, shift } = await page.evaluate(async () => {
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
        const request = performance.getEntriesByType('resource').find(({ name }) => name.includes('/_/next-free'))
        const askedAt = request?.startTime ?? 0
        const moved = await new Promise<number>((resolve) => {
          const seen = new PerformanceObserver((list) => {
            // What moves when a late font comes is another matter.
            const late = list.getEntries().filter(({ startTime }) => startTime > askedAt)
            resolve(late.reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0))
          })
          seen.observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => resolve(0), 500)
        })
        return { asked: askedAt, loaded: navigation?.loadEventEnd ?? 0, shift: moved }
      })
      expect(asked).toBeGreaterThan(loaded)
      expect(shift).toBe(0)
      await page.context().close()
    },
  )

  it.each(['claire', 'sophie', 'margot'])('of %s stands beside the action at the foot of the smallest phone, whole', async (slug) => {
    const page = await open(slug, '/rates', { viewport: { width: 320, height: 568 } })
    const place = page.locator('[data-next-free]:visible')
    await place.waitFor()
    const [note, action, bar] = await Promise.all(
      [place, page.locator('.top .button:visible'), page.locator('.top .button:visible').locator('xpath=..')].map((each) =>
        each.boundingBox(),
      ),
    )
    expect((note?.x ?? 0) + (note?.width ?? 0)).toBeLessThan((action?.x ?? 0) - 4)
    expect(note?.y).toBeGreaterThanOrEqual(bar?.y ?? 0)
    expect((note?.y ?? 0) + (note?.height ?? 999)).toBeLessThanOrEqual(568)
    // One line.
    expect(action?.height).toBeLessThan(52)
    await page.context().close()
  })

  it('is not asked for where the form stands, which knows more', async () => {
    const page = await open('claire', '/booking')
    await page.locator('[data-form-runs]').waitFor()
    expect(await page.locator('[data-next-free]').count()).toBe(0)
    await page.context().close()
  })
})
