import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core'
import { SLOW_PHONE_TIMES } from '../../tenants/contract/limits.ts'

export interface MeasuredTap {
  name: string
  /** From the finger to the next frame that shows it, ms: what INP is made of. A run each. */
  runs: number[]
}

export interface Tap {
  name: string
  /** The page that it is made on. */
  url: string
  /** Who is signed in. */
  cookie?: { name: string; value: string; url: string } | undefined
  /** What is done, and waited for, before it at full speed. */
  prepare?: (page: Page) => Promise<void>
  target: (page: Page) => ReturnType<Page['locator']>
}

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }

interface TapOptions {
  runs: number
  /** Hears of each as soon as it is measured. */
  onTap?: ((tap: MeasuredTap) => void) | undefined
}

/** Each tap `runs` times on a page that was just opened, on a processor a quarter as fast. */
export async function measureTaps(browser: Browser, taps: readonly Tap[], { runs, onTap }: TapOptions): Promise<MeasuredTap[]> {
  const measured: MeasuredTap[] = []
  for (const tap of taps) {
    const times: number[] = []
    for (let run = 0; run < runs; run++) times.push(await tapOnce(browser, tap))
    const done = { name: tap.name, runs: times }
    onTap?.(done)
    measured.push(done)
  }
  return measured
}

/** Where a tap leads is not followed: what counts is that the page she is on answers, and a page that has gone cannot tell. */
async function tapOnce(browser: Browser, { cookie, url, prepare, target }: Tap): Promise<number> {
  // The service worker would answer in the page's place.
  const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' })
  if (cookie) await context.addCookies([cookie])
  const page = await context.newPage()
  const answered = Promise.withResolvers<number>()
  await page.exposeBinding('tellTap', (_, inpMs: number) => answered.resolve(inpMs))
  await page.addInitScript(noteInteractions)
  await page.goto(url)
  await prepare?.(page)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_PHONE_TIMES })
  const held: Route[] = []
  await page.route('**/*', (route) => (route.request().isNavigationRequest() ? void held.push(route) : route.continue()))
  await page.evaluate(() => (window as unknown as { tellNextTap: () => void }).tellNextTap())
  await target(page).tap({ noWaitAfter: true, force: true })
  const inpMs = await answered.promise
  for (const route of held) await route.abort()
  await context.close()
  return inpMs
}

/** Runs in the page. Its first interaction is always told of, others from 16 ms on (https://w3c.github.io/event-timing/): one that is not told was faster. */
function noteInteractions(): void {
  let found: number[] = []
  const take = (list: PerformanceObserverEntryList) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[])
      if (entry.entryType === 'first-input' || (entry.interactionId ?? 0) > 0) found.push(entry.duration)
  }
  new PerformanceObserver(take).observe({ type: 'first-input', buffered: true })
  new PerformanceObserver(take).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  const page = window as unknown as { tellTap: (inpMs: number) => void; tellNextTap: () => void }
  page.tellNextTap = () => {
    found = []
    // What the click itself took is told with the frame after it: two seconds are many of them on any machine.
    addEventListener('click', () => setTimeout(() => page.tellTap(Math.max(16, ...found)), 2000), { capture: true, once: true })
  }
}
