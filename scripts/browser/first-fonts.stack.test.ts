import { expect, it } from 'vitest'
import { eventually } from '../test-support/eventually.ts'
import { registerSamples } from './register-sites.ts'

const { open } = registerSamples()

it.each(['/', '/services', '/tour', '/tour/brisbane'])(
  'of claire %s waits for two fonts on a phone: slanted letters come after it',
  async (path) => {
    await eventually(async () => {
      const page = await open('claire', path, { reducedMotion: 'no-preference', viewport: { width: 390, height: 844 } })
      await page.waitForLoadState('networkidle')
      const { paint, fonts } = await page.evaluate(() => ({
        paint: (performance.getEntriesByName('first-contentful-paint')[0] as unknown as { paintTime: number }).paintTime,
        fonts: performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.endsWith('.woff2'))
          .map(({ startTime }) => startTime),
      }))
      await page.context().close()
      expect(fonts).toHaveLength(3)
      return fonts.filter((startTime) => startTime <= paint).length === 2 ? true : undefined
    }, 'A visit whose third font is asked for after the first paint')
  },
)
