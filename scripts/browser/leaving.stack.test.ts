import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { registerSamples } from './register-sites.ts'

const { open, urlOf } = registerSamples()
const ELSEWHERE = 'https://www.bom.gov.au/'

const byWord = (page: Page) => page.getByRole('banner').getByRole('link', { name: 'Leave' }).click()
const byEscape = async (page: Page) => {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
}

/** A page whose way out leads to a site that answers, and what has been read before. */
async function openAfter(read: readonly string[], where: string): Promise<Page> {
  const [first = where, ...rest] = [...read, where]
  const page = await open('claire', first)
  await page.route(`${ELSEWHERE}**`, (route) => route.fulfill({ body: '<title>Weather</title>weather', contentType: 'text/html' }))
  for (const next of rest) await page.goto(urlOf('claire', next))
  return page
}

/** Back or forward. What was there is marked; it can be gone before the browser has answered. */
const go = (page: Page, step: 'back' | 'forward') =>
  page
    .evaluate((each) => {
      document.documentElement.dataset.passed = 'yes'
      history[each]()
    }, step)
    .catch((error: Error) => {
      if (!error.message.includes('context was destroyed')) throw error
    })

/** Nothing has left after whatever a page would have done at once. */
async function expectStill(page: Page, where: string): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
  expect(page.url()).toBe(urlOf('claire', where))
  expect(await page.locator('main').isVisible()).toBe(true)
}

describe('leaving', () => {
  it.each([
    ['the word', byWord],
    ['Escape, twice', byEscape],
  ])('by %s leaves nothing of the site behind Back and Forward', async (_name, leave) => {
    const page = await openAfter(['/', '/gallery'], '/booking')
    const length = await page.evaluate(() => history.length)
    await leave(page)
    await page.waitForURL(ELSEWHERE)
    expect(await page.evaluate(() => history.length)).toBe(length)
    for (const step of ['back', 'back', 'forward'] as const) {
      await go(page, step)
      await page.waitForFunction(() => document.title === 'Weather' && document.documentElement.dataset.passed === undefined)
      await page.waitForURL(ELSEWHERE)
      expect(await page.textContent('body')).toBe('weather')
    }
    await page.context().close()
  })

  it.each(['claire', 'sophie', 'margot'])('is in reach on a phone however far somebody has read: %s', async (slug) => {
    const page = await open(slug, '/about', { viewport: { width: 390, height: 664 } })
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(300)
    const word = page.getByRole('banner').getByRole('link', { name: 'Leave' })
    const lies = await word.evaluate((link) => {
      const { left, top, width, height } = link.getBoundingClientRect()
      return link.contains(document.elementFromPoint(left + width / 2, top + height / 2))
    })
    expect(lies).toBe(true)
    await page.context().close()
  })

  it('holds for a page that comes out of the back-forward cache', async () => {
    const page = await openAfter([], '/gallery')
    await page.evaluate((left) => {
      sessionStorage.left = left
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    }, ELSEWHERE)
    await page.waitForURL(ELSEWHERE)
    await page.context().close()
  })

  it('takes what the form keeps of a request that was sent', async () => {
    const page = await openAfter([], '/booking')
    await page.evaluate(() => {
      sessionStorage.sent = '{}'
    })
    await byWord(page)
    await page.waitForURL(ELSEWHERE)
    await page.goto(urlOf('claire', '/privacy'))
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    await page.context().close()
  })

  it('is over when somebody opens the site again', async () => {
    const page = await openAfter(['/'], '/gallery')
    await byWord(page)
    await page.waitForURL(ELSEWHERE)
    await page.goto(urlOf('claire', '/about'))
    await page.getByRole('heading', { name: 'About Claire' }).waitFor()
    await page.goto(urlOf('claire', '/rates'))
    await page.goBack()
    await page.getByRole('heading', { name: 'About Claire' }).waitFor()
    await page.context().close()
  })

  it('works from the lightbox, which lies over the word at the top', async () => {
    const page = await openAfter([], '/gallery')
    await page.locator('[data-photo]').first().click()
    await page.getByRole('dialog').getByRole('link', { name: 'Leave' }).click()
    await page.waitForURL(ELSEWHERE)
    await page.context().close()
  })
})

describe('Escape, twice, leaves nothing', () => {
  it('when it closes the lightbox', async () => {
    const page = await openAfter([], '/gallery')
    await page.locator('[data-photo]').first().click()
    await page.locator('dialog[open]').waitFor()
    await byEscape(page)
    // The photo's own entry of the history goes a moment after it has closed.
    await page.waitForURL(urlOf('claire', '/gallery'))
    await expectStill(page, '/gallery')
    await page.context().close()
  })

  it('when it closes the menu, and gives the focus back to it', async () => {
    const page = await openAfter([], '/rates')
    await page.getByText('Menu').click()
    await byEscape(page)
    await expectStill(page, '/rates')
    expect(await page.locator('details.menu').evaluate((menu: HTMLDetailsElement) => menu.open)).toBe(false)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
    await page.context().close()
  })

  it('of somebody who is writing, or has written', async () => {
    const page = await openAfter([], '/booking')
    await page.getByLabel('Your name').focus()
    await byEscape(page)
    await expectStill(page, '/booking')
    await page.getByLabel('Your name').fill('Robin')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await byEscape(page)
    await expectStill(page, '/booking')
    expect(await page.getByLabel('Your name').inputValue()).toBe('Robin')
    await page.context().close()
  })

  it('of a key that is held down', async () => {
    const page = await openAfter([], '/rates')
    for (let times = 0; times < 4; times++) await page.keyboard.down('Escape')
    await expectStill(page, '/rates')
    await page.context().close()
  })
})

describe('the page', () => {
  it('tells of the way out, of the keys, and of what it cannot do', async () => {
    const page = await open('claire', '/')
    const told = await page.getByRole('contentinfo').textContent()
    expect(told).toMatch(/Pressing Escape twice does the same/)
    expect(told).toMatch(/history still lists/)
    await page.getByRole('link', { name: 'More about leaving' }).click()
    await page.getByRole('heading', { name: 'Leaving quickly' }).waitFor()
    await page.context().close()
  })

  it('tells nobody without a keyboard of the keys', async () => {
    const page = await open('claire', '/', { hasTouch: true, isMobile: true })
    expect(await page.locator('footer .keys').isVisible()).toBe(false)
    expect(await page.getByText('Leave takes you to another site').isVisible()).toBe(true)
    await page.context().close()
  })

  it('has a menu that closes with a tap beside it', async () => {
    const page = await open('claire', '/rates')
    await page.getByText('Menu').click()
    const isOpen = () => page.locator('details.menu').evaluate((menu: HTMLDetailsElement) => menu.open)
    expect(await isOpen()).toBe(true)
    await page.mouse.click(200, 820)
    expect(await isOpen()).toBe(false)
    await page.context().close()
  })
})
