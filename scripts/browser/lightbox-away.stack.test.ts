import { describe, it } from 'vitest'
import { registerSamples } from './register-sites.ts'

const { open } = registerSamples()

describe('the lightbox', () => {
  it.each([
    ['is not answered', 'abort'],
    ['is broken', 'break'],
  ] as const)('opens the photo itself where its script %s', async (_name, how) => {
    const page = await open('claire', '/gallery')
    await page.route('**/_a/*.js', (route) =>
      how === 'abort' ? route.abort() : route.fulfill({ body: 'throw new Error()', contentType: 'text/javascript' }),
    )
    const link = page.locator('a[data-photo]').first()
    const href = await link.evaluate((element: HTMLAnchorElement) => element.href)
    await link.click()
    await page.waitForURL(href)
    await page.context().close()
  })
})
