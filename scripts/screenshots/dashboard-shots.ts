import type { Browser, BrowserContextOptions, Route } from 'playwright-core'
import { VIEWPORTS } from './plan-shots.ts'
import { type AppPage, type RunningApp, startApp } from './start-app.ts'

export interface DashboardShot {
  name: string
  png: Buffer
}

/** Request pages and the dashboard after a month of simulated traffic. */
export async function takeDashboardShots(browser: Browser): Promise<DashboardShot[]> {
  const app = await startApp()
  try {
    const plans = app.pages.flatMap(({ name, ...page }) =>
      Object.entries(VIEWPORTS).flatMap(([device, viewport]) =>
        (['light', 'dark'] as const).map((colorScheme) => ({
          name: `${name}-${device}${colorScheme === 'dark' ? '-dark' : ''}`,
          options: { ...viewport, colorScheme, ...(name === 'operator' ? operatorLogin(app.operatorKey) : {}) },
          page,
        })),
      ),
    )
    const shots: DashboardShot[] = []
    for (const plan of plans) shots.push(await shoot(browser, plan, app.cookie))
    return shots
  } finally {
    await app.stop()
  }
}

interface ShotPlan {
  name: string
  options: BrowserContextOptions
  page: Omit<AppPage, 'name'>
}

async function shoot(browser: Browser, { name, options, page }: ShotPlan, cookie: RunningApp['cookie']): Promise<DashboardShot> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce', bypassCSP: true })
  // With our fonts, as after a sign-in and from the second page on (edge/platform/app/first-script.ts).
  await context.addCookies([cookie, { ...cookie, name: 'fonts', value: 'here' }])
  const tab = await context.newPage()
  // Her app's own pages: a site's host is known to the browser, and not to the resolver by which a route fetches.
  await tab.route(({ href, hostname }) => href === page.url && hostname === 'localhost', waitForFonts)
  await tab.goto(page.url, { waitUntil: 'networkidle' })
  if (page.press !== undefined) {
    await tab.getByRole('button', { name: page.press }).click()
    await tab.waitForLoadState('networkidle')
  }
  // As high as the page, so that what stays at the edge of a screen is drawn at the edge of the picture.
  const height = await tab.evaluate(() => document.documentElement.scrollHeight)
  await tab.setViewportSize({ width: tab.viewportSize()?.width ?? 390, height })
  const png = await tab.screenshot()
  await context.close()
  return { name, png }
}

/** As she sees it from the second time on: with the fonts that the first visit has fetched, however long this machine takes to read them. */
async function waitForFonts(route: Route): Promise<void> {
  const response = await route.fetch()
  const body = (await response.text()).replaceAll('font-display:optional', 'font-display:block')
  await route.fulfill({ response, body })
}

const operatorLogin = (password: string) => ({ httpCredentials: { username: 'operator', password } })
