import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core'
import { SLOW_PHONE_TIMES } from '../../tenants/contract/limits.ts'
import type { RunningApp } from '../screenshots/start-app.ts'

export interface MeasuredTap {
  name: string
  /** From the finger to the next frame that shows it, ms: what INP is made of. A run each. */
  runs: number[]
}

interface Tap {
  name: string
  /** Name of the page (start-app.ts) that it is made on. */
  on: string
  target: (page: Page) => ReturnType<Page['locator']>
}

const TAPS: readonly Tap[] = [
  { name: 'open a tab', on: 'dashboard-today', target: (page) => page.locator('nav.tabs a', { hasText: 'Requests' }) },
  { name: 'a day of the chart', on: 'dashboard-what-works', target: (page) => page.locator('.chart label').nth(4) },
  { name: 'filter by a row', on: 'dashboard-what-works', target: (page) => page.locator('tbody tr a[href*="by="]').first() },
  { name: 'confirm', on: 'dashboard-request', target: (page) => page.getByRole('button', { name: 'Confirm' }).first() },
]

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }

/** The taps that matter, each `runs` times on a page that was just opened, on a processor a quarter as fast. */
export async function measureTaps(browser: Browser, app: Pick<RunningApp, 'pages' | 'cookie'>, runs: number): Promise<MeasuredTap[]> {
  const measured: MeasuredTap[] = []
  for (const { name, on, target } of TAPS) {
    const url = app.pages.find((page) => page.name === on)?.url
    if (url === undefined) throw new Error(`The app has no page ${on}.`)
    const times: number[] = []
    for (let run = 0; run < runs; run++) times.push(await tapOnce(browser, { cookie: app.cookie, url, target }))
    measured.push({ name, runs: times })
  }
  return measured
}

interface OneTap extends Pick<Tap, 'target'> {
  cookie: RunningApp['cookie']
  url: string
}

/** Where a tap leads is not followed: what counts is that the page she is on answers, and a page that has gone cannot tell. */
async function tapOnce(browser: Browser, { cookie, url, target }: OneTap): Promise<number> {
  // The service worker would answer in the page's place.
  const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' })
  await context.addCookies([cookie])
  const page = await context.newPage()
  const answered = Promise.withResolvers<number>()
  await page.exposeBinding('tellTap', (_, inpMs: number) => answered.resolve(inpMs))
  await page.addInitScript(noteTap)
  await page.goto(url)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_PHONE_TIMES })
  const held: Route[] = []
  await page.route('**/*', (route) => (route.request().isNavigationRequest() ? void held.push(route) : route.continue()))
  await target(page).tap({ noWaitAfter: true })
  const inpMs = await answered.promise
  for (const route of held) await route.abort()
  await context.close()
  return inpMs
}

/** Runs in the page. Its first tap is always told of, other events from 16 ms on (https://w3c.github.io/event-timing/). */
function noteTap(): void {
  const found: number[] = []
  const take = (list: PerformanceObserverEntryList) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[])
      if (entry.entryType === 'first-input' || (entry.interactionId ?? 0) > 0) found.push(entry.duration)
  }
  new PerformanceObserver(take).observe({ type: 'first-input', buffered: true })
  new PerformanceObserver(take).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  const tell = (found: number[]) => (window as unknown as { tellTap: (inpMs: number) => void }).tellTap(Math.max(...found))
  addEventListener(
    'click',
    () => {
      // What the click itself took is told with the frame after it: half a second is several of them on any machine.
      const wait = setInterval(() => {
        if (found.length === 0) return
        clearInterval(wait)
        setTimeout(() => tell(found), 500)
      }, 50)
    },
    { capture: true, once: true },
  )
}
