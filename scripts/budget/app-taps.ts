import type { RunningApp } from '../screenshots/start-app.ts'
import type { Tap } from './measure-taps.ts'

interface AppTap extends Pick<Tap, 'name' | 'target'> {
  /** Name of the page (start-app.ts) that it is made on. */
  on: string
}

const TAPS: readonly AppTap[] = [
  { name: 'open a tab', on: 'dashboard-today', target: (page) => page.locator('nav.tabs a', { hasText: 'Requests' }) },
  { name: 'a day of the chart', on: 'dashboard-what-works', target: (page) => page.locator('.chart label').nth(4) },
  { name: 'filter by a row', on: 'dashboard-what-works', target: (page) => page.locator('tbody tr a[href*="by="]').first() },
  { name: 'confirm', on: 'dashboard-request', target: (page) => page.getByRole('button', { name: 'Confirm' }).first() },
]

/** The taps of her app that matter. */
export const appTaps = ({ pages, cookie }: Pick<RunningApp, 'pages' | 'cookie'>): Tap[] =>
  TAPS.map(({ on, ...tap }) => {
    const url = pages.find((page) => page.name === on)?.url
    if (url === undefined) throw new Error(`The app has no page ${on}.`)
    return { ...tap, url, cookie }
  })
