import type { Browser, BrowserContext, CDPSession, Page, Worker } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { launchBrowser } from '../../../scripts/browser/launch-browser.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

// The service worker in a real browser.

let browser: Browser
let sql: Sql
beforeAll(async () => {
  browser = await launchBrowser()
  sql = connect(inject('databaseUrl'))
})
afterAll(async () => {
  await browser.close()
  await sql.end()
})

const home = () => `http://localhost:${inject('port')}`

/** Today, with the service worker ready. */
async function openApp(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const cookie = (await signInAs('claire', sql)).replace('desk=', '')
  await context.addCookies([{ name: 'desk', value: cookie, url: home() }])
  const page = await context.newPage()
  await page.goto(`${home()}/dashboard`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  return { context, page }
}

async function deliver(context: BrowserContext, page: Page, data: string): Promise<void> {
  const session: CDPSession = await context.newCDPSession(page)
  const versions = new Map<string, string>()
  session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    for (const { registrationId, scopeURL } of registrations) versions.set(scopeURL, registrationId)
  })
  await session.send('ServiceWorker.enable')
  const registrationId = await eventually(async () => versions.get(`${home()}/dashboard`), 'The registration of the service worker')
  await session.send('ServiceWorker.deliverPushMessage', { origin: home(), registrationId, data })
}

interface Shown {
  title: string
  options: NotificationOptions | undefined
}

/** As a browser tells the worker of a tap. */
const tap = (worker: Worker, shown: Shown | undefined) =>
  worker.evaluate((data: unknown) => {
    const { ExtendableEvent: Extendable } = self as unknown as { ExtendableEvent: typeof Event }
    self.dispatchEvent(Object.assign(new Extendable('notificationclick'), { notification: { data, close: () => undefined } }))
  }, shown?.options?.data)

describe('her app on a phone', () => {
  it('says so in words without a network, and keeps nothing of a client’s', async () => {
    const { body, status } = await postBooking('claire', { startsAt: startInDays(682), name: 'Keep Menot' })
    expect(status).toBe(201)
    const { context, page } = await openApp()
    await page.goto(`${home()}/dashboard/requests/${body.reference}`)
    expect(await page.content()).toContain('Keep Menot')
    const kept = await page.evaluate(async () => {
      const caches = await window.caches.keys()
      const requests = await Promise.all(caches.map(async (name) => (await window.caches.open(name)).keys()))
      return requests.flat().map(({ url }) => new URL(url).pathname)
    })
    expect(kept.filter((path) => !path.startsWith('/_a/'))).toEqual(['/app/offline'])
    await context.setOffline(true)
    await page.goto(`${home()}/dashboard/requests/${body.reference}`)
    await page.getByRole('heading', { name: 'You’re offline' }).waitFor()
    expect(await page.content()).not.toContain('Keep Menot')
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await eventually(async () => ((await page.content()).includes('Keep Menot') ? true : undefined), 'The page after the network')
    await context.close()
  })

  it('gives back what she typed where it could not be sent, and sends it by one tap', async () => {
    const { context, page } = await openApp()
    await page.goto(`${home()}/dashboard/my-site/words`)
    const tagline = page.getByLabel('Tagline', { exact: true })
    const before = await tagline.inputValue()
    await tagline.fill('“Slow” evenings & "more"')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Save', exact: true }).last().click()
    await page.getByText('What you entered is still here.').waitFor()
    await page.getByRole('button', { name: 'Send it again' }).click()
    await page.getByText('What you entered is still here.').waitFor()
    expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(1)
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Send it again' }).click()
    await page.getByRole('heading', { name: 'You’re offline' }).waitFor({ state: 'detached' })
    await page.goto(`${home()}/dashboard/my-site/words`)
    expect(await tagline.inputValue()).toBe('“Slow” evenings & "more"')
    await tagline.fill(before)
    await page.getByRole('button', { name: 'Save', exact: true }).last().click()
    await context.close()
  })

  it('asks for nothing before its first paint, and has our fonts from the second page on', async () => {
    const { context, page } = await openApp()
    const first = await page.evaluate(() => ({
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      asked: performance.getEntriesByType('resource').map(({ name, startTime }) => ({ path: new URL(name).pathname, startTime })),
      fonts: document.documentElement.className,
    }))
    expect(first.fonts).toBe('')
    expect(first.asked.map(({ path }) => path)).toContain('/app.js')
    expect(first.asked.filter(({ startTime }) => startTime < first.paint)).toEqual([])
    await page.goto(`${home()}/dashboard/requests`)
    expect(await page.evaluate(() => document.documentElement.className)).toBe('ours')
    const loaded = () => page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family))
    await eventually(async () => {
      const families = (await loaded()).join(' ')
      return families.includes('Figtree') && families.includes('Cormorant') ? true : undefined
    }, 'Our fonts')
    // A script that a page alone has comes beside its words, so that what looks ready listens, and keeps none of them back.
    await page.goto(`${home()}/dashboard/my-site/photos`)
    const own = await eventually(async () => {
      const [blocks] = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.endsWith('/photos.js'))
          .map((entry) => (entry as PerformanceResourceTiming & { renderBlockingStatus: string }).renderBlockingStatus),
      )
      return blocks
    }, 'The script of the page')
    expect(own).toBe('non-blocking')
    await context.close()
  })

  it('shows what a push says, in place of the one before, and a tap opens its page', async () => {
    const { context, page } = await openApp()
    const [worker] = context.serviceWorkers()
    if (!worker) throw new Error('There is no service worker.')
    // The headless browser has no place to show one: what the worker asks it to show is kept instead.
    await worker.evaluate(() => {
      const scope = self as unknown as { registration: ServiceWorkerRegistration; shown: Shown[] }
      scope.shown = []
      scope.registration.showNotification = async (title: string, options?: NotificationOptions) => {
        scope.shown.push({ title, options })
      }
    })
    const url = '/dashboard/settings'
    await deliver(context, page, JSON.stringify({ title: 'Something is waiting for you.', url }))
    await deliver(context, page, 'not what we send')
    const shown = await eventually(async () => {
      const found = await worker.evaluate(() => (self as unknown as { shown: Shown[] }).shown)
      return found.length === 2 ? found : undefined
    }, 'What a push shows')
    expect(shown).toEqual([
      { title: 'Something is waiting for you.', options: { tag: 'waiting', data: { url } } },
      { title: 'Something is waiting for you.', options: { tag: 'waiting', data: { url: '/dashboard' } } },
    ])
    await tap(worker, shown[0])
    await page.waitForURL(`**${url}`)
    await tap(worker, { title: '', options: { data: { url: 'https://example.com/elsewhere' } } })
    await page.waitForURL('**/dashboard')
    await context.close()
  })

  it('is offered to be told in settings, and stays off until she says so', async () => {
    const { context, page } = await openApp()
    await page.goto(`${home()}/dashboard/settings`)
    // As the headless browser answers for every site.
    await page.getByText('This device blocks notifications from this app.').waitFor()
    expect(await page.locator('[data-push-key] button').isVisible()).toBe(false)
    await page.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'default' }))
    await page.reload()
    await page.getByRole('button', { name: 'Switch on for this device' }).waitFor()
    await page.getByText('Off for this device.').waitFor()
    await context.close()
  })
})
