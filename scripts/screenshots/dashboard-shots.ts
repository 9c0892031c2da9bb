import type { Browser, Page } from 'playwright-core'
import type { AppPage } from './app-pages.ts'
import { VIEWPORTS } from './plan-shots.ts'
import { type RunningApp, startApp } from './start-app.ts'

export interface DashboardShot {
  name: string
  png: Buffer
  isKept: boolean
}

/**
 * Each page of her app, or those that are named, on a phone and on a desktop, in the light and in the dark. `take` has each picture as soon as it is there.
 * Where a name is unknown nothing is taken.
 */
export async function takeDashboardShots(
  browser: Browser,
  take: (shot: DashboardShot) => Promise<void>,
  named: readonly string[],
): Promise<{ unknown: string[]; known: string[] }> {
  const app = await startApp()
  try {
    const known = app.pages.map(({ name }) => name)
    const unknown = named.filter((name) => !known.includes(name))
    const pages = unknown.length > 0 ? [] : app.pages.filter(({ name }) => named.length === 0 || named.includes(name))
    for (const page of pages)
      for (const device of ['phone', 'desktop'] as const)
        for (const { scheme, png } of await shoot(browser, page, { app, device }))
          await take({ name: `${page.name}-${device}${scheme === 'dark' ? '-dark' : ''}`, png, isKept: page.isKept === true })
    return { unknown, known }
  } finally {
    await app.stop()
  }
}

interface Shooting {
  app: Pick<RunningApp, 'operatorKey'>
  device: keyof typeof VIEWPORTS
}

async function shoot(
  browser: Browser,
  { url, cookie, press, isScreen, of }: AppPage,
  { app, device }: Shooting,
): Promise<{ scheme: 'light' | 'dark'; png: Buffer }[]> {
  const login = of === 'operator' ? { httpCredentials: { username: 'operator', password: app.operatorKey } } : {}
  const context = await browser.newContext({ ...VIEWPORTS[device], ...login, reducedMotion: 'reduce', bypassCSP: true, locale: 'en-AU' })
  // With our fonts, as after a sign-in and from the second page on (edge/platform/app/first-script.ts).
  const origin = new URL(url).origin
  await context.addCookies([...(cookie ? [cookie] : []), { name: 'fonts', value: 'here', url: origin }])
  const tab = await context.newPage()
  await tab.addInitScript(waitForFonts)
  await tab.goto(url, { waitUntil: 'networkidle' })
  if (press !== undefined) {
    await tab.getByRole('button', { name: press }).click()
    await tab.waitForLoadState('networkidle')
  }
  if (isScreen !== true) await growToPage(tab)
  const shots: { scheme: 'light' | 'dark'; png: Buffer }[] = []
  for (const scheme of ['light', 'dark'] as const) {
    await tab.emulateMedia({ colorScheme: scheme })
    shots.push({ scheme, png: await tab.screenshot() })
  }
  await context.close()
  return shots
}

/** As high as the page, so that what stays at the edge of a screen is drawn at the edge of the picture. */
async function growToPage(tab: Page): Promise<void> {
  const height = await tab.evaluate(() => document.documentElement.scrollHeight)
  await tab.setViewportSize({ width: tab.viewportSize()?.width ?? 390, height })
  // What stands in a frame is drawn by another process; one that is not shown draws nothing.
  for (const frame of tab.frames())
    if (frame.parentFrame() === null || (await (await frame.frameElement()).isVisible())) await frame.evaluate(nextFrame)
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))

/**
 * As she sees it from the second time on: with the fonts that the first visit has fetched, however long this machine takes to read them. A page that a route
 * has answered could have no frame of another host.
 */
function waitForFonts(): void {
  const hurry = () => {
    for (const style of document.querySelectorAll('style'))
      if (style.textContent?.includes('font-display:optional'))
        style.textContent = style.textContent.replaceAll('font-display:optional', 'font-display:block')
  }
  new MutationObserver(hurry).observe(document, { childList: true, subtree: true })
}
