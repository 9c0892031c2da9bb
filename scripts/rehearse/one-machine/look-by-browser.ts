import { createHash, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import type { Browser, Page } from 'playwright-core'
import { PLATFORM_DOMAIN, tenantHost } from '../../../tenants/contract/urls.ts'
import { complaintsOf } from '../../browser/complaints-of.ts'
import { fillInForm, sendForm } from '../../browser/fill-in-form.ts'
import { launchBrowser } from '../../browser/launch-browser.ts'
import { dayAtHome } from '../../runtime/tour-days.ts'
import { eventually } from '../../test-support/eventually.ts'
import { type Finding, finding } from '../finding.ts'
import type { Caddy } from '../start-caddy.ts'

const BOOKED_IN_DAYS = 60
/** For what a page is awaited to do. */
const WAIT_MS_MAX = 60_000
/** For the first photo of a page that is there. */
const PHOTO_MS_MAX = 10_000
const CLIENT = 'quokka@example.com'

/** What visitor, client and companion do first, in Chromium, over HTTP/3, on the real hosts with a certificate that it trusts. */
export async function lookByBrowser(
  caddy: Caddy,
  { slug, email, mails }: { slug: string; email: string; mails: readonly string[] },
): Promise<Finding[]> {
  const host = tenantHost(slug)
  const browser = await launchBrowser({ flags: await flagsOf(caddy, [host, PLATFORM_DOMAIN]) })
  try {
    return await look(browser, { host, email, mails })
  } finally {
    await browser.close()
  }
}

/** Its names lead here, and of unknown certificates it trusts those of this authority. QUIC takes none of an unknown one but by this list. */
async function flagsOf({ port, authority }: Caddy, hosts: readonly string[]): Promise<string[]> {
  const certificate = new X509Certificate(await readFile(path.join(authority, 'intermediate.crt')))
  const key = createHash('sha256')
    .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')
  return [
    `--host-resolver-rules=${hosts.map((host) => `MAP ${host}:443 127.0.0.1:${port}`).join(',')}`,
    `--ignore-certificate-errors-spki-list=${key}`,
    `--origin-to-force-quic-on=${hosts.map((host) => `${host}:443`).join(',')}`,
  ]
}

async function look(
  browser: Browser,
  { host, email, mails }: { host: string; email: string; mails: readonly string[] },
): Promise<Finding[]> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    timezoneId: 'Australia/Sydney',
  })
  context.setDefaultTimeout(WAIT_MS_MAX)
  const page = await context.newPage()
  const faults = faultsOf(page)
  await page.goto(`https://${host}/`, { waitUntil: 'load' })
  const protocol = await page.evaluate(() => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).nextHopProtocol)
  await answerGate(page)
  const photos = await photosSeen(page)
  const complaints = await complaintsOf(page)
  await page.goto(`https://${host}/booking`)
  const start = `${dayAtHome(new Date(), BOOKED_IN_DAYS)}T19:00`
  await fillInForm(page, { start, email: CLIENT })
  await sendForm(page)
  await page.getByRole('heading', { name: 'What happens next' }).waitFor()
  const hers = await mailTo(mails, email)
  const client = await mailTo(mails, CLIENT)
  const link = new RegExp(`https://${PLATFORM_DOMAIN}/\\S+`).exec(hers)?.[0] ?? ''
  await page.goto(link)
  const isOpen = (await page.getByText('Alex Example').count()) > 0
  await page.goto(`https://${PLATFORM_DOMAIN}/sign-in`)
  const signIn = await page.getByLabel('Email').count()
  return [
    finding('the browser speaks', protocol, 'h3'),
    { what: 'photos on the front page', found: `${photos}`, isRight: photos > 0 },
    finding('what axe complains of', complaints[0] ?? 'nothing', 'nothing'),
    finding('a booking by its form', 'What happens next', 'What happens next'),
    finding('mails to her and to the client', client === '' ? 'hers alone' : 'both', 'both'),
    finding('the link in her mail', isOpen ? 'opens the request' : 'does not open it', 'opens the request'),
    finding('her sign-in', signIn > 0 ? 'is there' : 'is missing', 'is there'),
    finding('errors in the console, requests that failed', faults[0] ?? 'none', 'none'),
  ]
}

/** As an adult does, where she asks. */
async function answerGate(page: Page): Promise<void> {
  const yes = page.locator('.gate form button').first()
  if (!(await yes.isVisible())) return
  await yes.click()
  await page.locator('.gate').waitFor({ state: 'hidden' })
}

/** The first may still be under way as the page is there: they load lazily, and a gate stands before them. None: 0, after a while. */
async function photosSeen(page: Page): Promise<number> {
  const count = () => [...document.images].filter(({ complete, naturalWidth }) => complete && naturalWidth > 0).length
  await page.waitForFunction(count, undefined, { timeout: PHOTO_MS_MAX }).catch(() => undefined)
  return page.evaluate(count)
}

function faultsOf(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('response', (response) => response.status() >= 400 && faults.push(`${response.status()} ${response.url()}`))
  return faults
}

const mailTo = (mails: readonly string[], address: string): Promise<string> =>
  eventually(async () => {
    for (const mail of mails) {
      const { to, text = '' } = await simpleParser(mail)
      if (to !== undefined && [to].flat().some((each) => each.text.includes(address))) return text
    }
    return undefined
  }, `a mail to ${address}`)
