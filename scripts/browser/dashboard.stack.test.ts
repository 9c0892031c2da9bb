import type { Browser, Page } from 'playwright-core'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { FIRST_SCRIPT } from '../../edge/platform/app/first-script.ts'
import { signPreferences } from '../../edge/platform/keys/preferences-link.ts'
import { OWN_CLOCK_SCRIPT } from '../../edge/platform/requests/OwnClock.tsx'
import { preferencesPath } from '../../tenants/contract/urls.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { eventually } from '../test-support/eventually.ts'
import { postBooking } from '../test-support/post-booking.ts'
import { readMails, recipientOf } from '../test-support/read-mails.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { colourComplaintsOf, complaintsOf } from './complaints-of.ts'
import { launchBrowser } from './launch-browser.ts'

const PHONE = { width: 390, height: 844 }

let browser: Browser
let sql: Sql
let cookie: string
let reference: string
/** Of an appointment. */
let confirmed: string
let links: string[]
/** Where a mail leads to say which of them she gets. */
let preferences: string
beforeAll(async () => {
  browser = await launchBrowser()
  sql = connect(inject('databaseUrl'))
  cookie = (await signInAs('claire', sql)).replace('desk=', '')
  const { body } = await postBooking('claire', {
    name: 'Pat Example',
    email: 'pat@example.com',
    message: 'Hello',
    startsAt: startInDays(500),
  })
  reference = body.reference
  confirmed = (await postBooking('claire', { email: 'sam@example.com', startsAt: startInDays(501) })).body.reference
  await eventually(async () => {
    const [row] = await sql`update bookings set status = 'confirmed' where reference = ${confirmed} returning reference`
    return row
  })
  const mails = await eventually(async () => {
    const found = await readMails(inject('dataDir'), reference)
    return found.length === 2 ? found : undefined
  })
  const { linkSecret } = await loadLocalSecrets(inject('dataDir'))
  preferences = preferencesPath(await signPreferences(linkSecret, 'claire'))
  links = mails.map(({ text }) => /http\S+/.exec(text ?? '')?.[0] ?? '')
})
afterAll(async () => {
  await browser.close()
  await sql.end()
})

const home = () => `http://localhost:${inject('port')}`
const open = async (url: string): Promise<Page> => {
  const { operatorKey } = await loadLocalSecrets(inject('dataDir'))
  const context = await browser.newContext({ viewport: PHONE, httpCredentials: { username: 'operator', password: operatorKey } })
  await context.addCookies([{ name: 'desk', value: cookie, url: home() }])
  const page = await context.newPage()
  await page.goto(url)
  return page
}
const pages = () => [
  ...[
    '/dashboard',
    `/dashboard/requests/${reference}?do=times`,
    `/dashboard/requests/${reference}?do=decline`,
    `/dashboard/requests/${confirmed}`,
    `/dashboard/requests/${confirmed}?do=times`,
    '/dashboard/requests?show=past',
    '/dashboard/requests?q=nobody',
    '/dashboard/requests',
    `/dashboard/requests/${reference}`,
    `/dashboard/requests/${reference}/block`,
    '/dashboard/share',
    '/dashboard/blocks',
    '/dashboard/calendars',
    '/dashboard/deposit',
    '/dashboard/flood',
    '/dashboard/flood?like=unconfirmed&hours=24',
    '/dashboard/my-site',
    '/dashboard/settings',
    '/dashboard/what-works',
    '/dashboard/what-works?by=device&is=phone',
    '/dashboard/diary',
    '/dashboard/diary?view=month',
    '/dashboard/diary/hours',
    '/dashboard/diary/tour',
    '/dashboard/diary/tour/add',
    '/dashboard/diary/entry',
    '/dashboard/requests/cities',
    '/dashboard/my-site/add-page',
    '/dashboard/my-site/hide',
    '/dashboard/my-site/history',
    '/dashboard/my-site/preview',
    '/dashboard/my-site/review',
    '/dashboard/my-site/shown',
    '/dashboard/my-site/tests/hero-photo',
    '/dashboard/my-site/tests/new?place=portrait',
    '/dashboard/requests/0000-0000',
    '/app/offline',
    '/sign-in',
    '/sign-in?said=often',
    '/sign-in?said=wrong&to=/dashboard/requests',
    '/sign-in/code',
    '/sign-in/none',
    '/operator',
    '/preferences/none',
    preferences,
  ].map((path) => home() + path),
  ...links,
]

describe('pages that the platform renders', () => {
  // Each is loaded once: what is asked of it needs no other page than the one that is there.
  it('have nothing that axe finds in the light or the dark, fit 320 px and run no script but her app’s own', async () => {
    const page = await open(home())
    for (const url of pages()) {
      await page.setViewportSize(PHONE)
      await page.emulateMedia({ colorScheme: 'light' })
      await page.goto(url)
      expect(await complaintsOf(page), url).toEqual([])
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await colourComplaintsOf(page), `${url} in the dark`).toEqual([])
      await page.setViewportSize({ width: 320, height: 844 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), url).toBeLessThanOrEqual(320)
      const scripts = await page.locator('script:not([src])').allTextContents()
      const hasTabs = (await page.locator('nav.tabs').count()) > 0
      // A client's own page is one of her site: the script for leaving, and that for the client's clock, which load nothing.
      if (new URL(url).hostname !== 'localhost') expect([scripts.length, scripts.at(-1)], url).toEqual([2, OWN_CLOCK_SCRIPT])
      else expect(scripts, url).toEqual(hasTabs ? [FIRST_SCRIPT] : [])
    }
    await page.context().close()
  })

  it('lead back to the page that was wanted, from a mail that is opened in another browser', async () => {
    const wanted = `${home()}/dashboard/requests/${reference}`
    const asking = await (await browser.newContext()).newPage()
    await asking.goto(wanted)
    await asking.getByLabel('Your email address').fill('claire@example.com')
    const before = new Set((await readMails(inject('dataDir'), 'sign-in link')).map(({ messageId }) => messageId))
    await asking.getByRole('button', { name: 'Send me the link' }).click()
    await asking.getByRole('heading', { name: 'Check your email' }).waitFor()
    const mail = await eventually(async () =>
      (await readMails(inject('dataDir'), 'sign-in link')).find(
        (each) => !before.has(each.messageId) && recipientOf(each).includes('claire'),
      ),
    )
    const other = await (await browser.newContext()).newPage()
    await other.goto(/http\S+\/sign-in\/\S+/.exec(mail.text ?? '')?.[0] ?? '')
    await other.getByRole('button', { name: 'Sign in' }).click()
    await other.waitForURL(wanted)
    expect(await other.getByText('pat@example.com').count()).toBeGreaterThan(0)
    for (const page of [asking, other]) await page.context().close()
  })

  it('can be used by keyboard: skip link, menu, answering a request', async () => {
    const page = await open(`${home()}/dashboard`)
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Skip to the content')
    for (let presses = 0; presses < 10 && !(await page.locator(':focus').textContent())?.startsWith('Requests'); presses++)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/dashboard/requests')
    await page.goto(`${home()}/dashboard/requests/${reference}`)
    await page.getByRole('button', { name: 'Confirm' }).focus()
    await page.keyboard.press('Enter')
    await page
      .getByRole('status')
      .getByText(/^Confirmed\./)
      .waitFor()
    await page.context().close()
  })
})
