import { expect, it } from 'vitest'
import { registerSamples } from './register-sites.ts'

// What a page view asks for beside its photos, all of it: each is a round trip on a phone far away. A new one is a decision, not an accident.

const { browser, urlOf } = registerSamples()

/** `document`, `script`, `font`, `fetch`: as the browser calls them; an answer of the Worker by its path. */
async function requestsOf(slug: string, where: string): Promise<Record<string, number>> {
  const context = await browser().newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
  await context.addCookies([{ name: 'adult', value: 'yes', url: urlOf(slug, '/') }])
  const page = await context.newPage()
  const counted = new Map<string, number>()
  page.on('request', (request) => {
    const { pathname, origin } = new URL(request.url())
    const kind = pathname.startsWith('/_/') ? pathname : request.resourceType()
    const name = origin === urlOf(slug, '') ? kind : origin
    if (name !== 'image') counted.set(name, (counted.get(name) ?? 0) + 1)
  })
  // The last that any page asks for.
  const last = page.waitForResponse((response) => /\/_\/(next-free|availability)/.test(response.url()))
  await page.goto(urlOf(slug, where))
  await last
  await page.goto('about:blank')
  await context.close()
  return Object.fromEntries([...counted].sort())
}

const PAGES = ['/', '/services', '/rates', '/gallery', '/about', '/booking']

it.each([
  ['claire', 3],
  ['sophie', 2],
  ['margot', 1],
])('a page of %s asks for itself, its %i fonts and what is free, and for nothing else', async (slug, font) => {
  for (const where of PAGES) {
    const asks = where === '/booking' ? { script: 1, '/_/availability': 1 } : { '/_/next-free': 1 }
    expect(await requestsOf(slug, where), where).toEqual({ document: 1, font, ...asks })
  }
})
