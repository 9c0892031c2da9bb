import type { Page } from 'playwright-core'
import { availabilityPath } from '../../tenants/contract/urls.ts'
import { chooseTime, fillInBadly, openPhoto, scrollThrough } from './act-on-page.ts'

/** The widths of small and usual phones, of a tablet, a laptop and a large screen, with their usual heights. */
export const SWEEP_VIEWPORTS = [
  { width: 320, height: 568 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]

/** What is looked at of a site besides its pages as they load. */
export interface SweepState {
  name: string
  path: string
  /** What the window shows, instead of the whole page. */
  viewport?: boolean
  gate?: boolean
  timeZone?: string
  media?: { media?: 'print'; colorScheme?: 'dark'; forcedColors?: 'active' }
  before?: (page: Page) => Promise<void>
  act?: (page: Page) => Promise<void>
}

/** A menu that is not drawn (there is room for its links) leaves the page as it is. */
async function openMenu(page: Page): Promise<void> {
  const menu = page.locator('.menu summary')
  if (await menu.isVisible()) await menu.click()
}

const withoutTimes = async (page: Page) => {
  await page.route(`**${availabilityPath()}**`, (route) => route.fulfill({ status: 503 }))
}
const untilItSaysSo = async (page: Page) => page.locator('.calendar-note').waitFor()

const states = (path: string, ...each: Omit<SweepState, 'path'>[]) => each.map((state) => ({ ...state, path }))

/** States that every design has to draw. `ownRequest`: the path of a client's own page. */
export const sweepStates = (ownRequest: string): SweepState[] => [
  ...states(
    '/',
    { name: 'gate', gate: true, viewport: true },
    { name: 'menu', viewport: true, act: openMenu },
    { name: 'home-print', media: { media: 'print' }, act: scrollThrough },
  ),
  ...states('/gallery', { name: 'photo', viewport: true, act: openPhoto }),
  ...states('/rates', { name: 'rates-print', media: { media: 'print' } }),
  ...states(
    '/booking',
    { name: 'booking-chosen', act: chooseTime },
    { name: 'booking-abroad', act: chooseTime, timeZone: 'Europe/London' },
    { name: 'booking-errors', act: fillInBadly },
    { name: 'booking-no-times', before: withoutTimes, act: untilItSaysSo },
    { name: 'booking-forced-colours', media: { forcedColors: 'active' }, act: chooseTime },
    { name: 'booking-print', media: { media: 'print' } },
  ),
  ...states(ownRequest, { name: 'own-request' }, { name: 'own-request-dark', media: { colorScheme: 'dark' } }),
  ...states('/booking/thanks', { name: 'thanks' }),
  ...states('/nothing-here', { name: 'nothing-here' }),
  ...states('/_/tour-request?city=Perth', { name: 'tour-request' }),
]
