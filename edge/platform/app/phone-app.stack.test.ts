import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { launchBrowser } from '../../../scripts/browser/launch-browser.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { startInDays } from '../../../scripts/test-support/request-site.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'

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
  await context.grantPermissions(['notifications'], { origin: home() })
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

const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    return (await registration.getNotifications()).map(({ title, body, tag, data }) => ({ title, body, tag, data: data as unknown }))
  })

describe('her app on a phone', () => {
  it('says so in words without a network, and keeps nothing of a client’s', async () => {
    const { body } = await postBooking('claire', { startsAt: startInDays(740), name: 'Keep Menot' })
    const { context, page } = await openApp()
    await page.goto(`${home()}/dashboard/requests/${body.reference}`)
    await page.getByText('Keep Menot').first().waitFor()
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
    await page.getByText('Keep Menot').first().waitFor()
    await context.close()
  })

  it('shows what a push says, once, and opens its page', async () => {
    const { context, page } = await openApp()
    const url = '/dashboard/settings'
    await deliver(context, page, JSON.stringify({ title: 'Something is waiting for you.', url: '/dashboard/requests' }))
    await deliver(context, page, JSON.stringify({ title: 'Something is waiting for you.', url }))
    const notifications = await eventually(async () => {
      const found = await shown(page)
      return found.some(({ data }) => (data as { url: string }).url === url) ? found : undefined
    }, 'The notification')
    expect(notifications).toEqual([{ title: 'Something is waiting for you.', body: '', tag: 'waiting', data: { url } }])
    const [worker] = context.serviceWorkers()
    await worker?.evaluate(async () => {
      const { registration } = self as unknown as ServiceWorkerGlobalScope
      const [notification] = await registration.getNotifications()
      self.dispatchEvent(new NotificationEvent('notificationclick', { notification: notification as Notification }))
    })
    await page.waitForURL(`**${url}`)
    expect(await shown(page)).toEqual([])
    await context.close()
  })

  it('is offered to be told in settings, and stays off until she says so', async () => {
    const { context, page } = await openApp()
    await page.goto(`${home()}/dashboard/settings`)
    await page.getByRole('button', { name: 'Switch on for this device' }).waitFor()
    await page.getByText('Off for this device.').waitFor()
    await context.close()
  })
})
