import type { Page } from 'playwright-core'
import { chooseTime, fillInBadly, openPhoto, scrollThrough } from './act-on-page.ts'

export const VIEWPORTS = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 },
}

export interface Shot {
  name: string
  /** Of the visitor, where it is not that of the machine. */
  timeZone?: string
  /** undefined: the apex. */
  slug: string | undefined
  path: string
  /** Show the age gate. */
  gate?: boolean
  /** Only what fits the window, for what lies above the page. */
  viewport?: boolean
  act?: (page: Page) => Promise<void>
}

export const SHOTS: Shot[] = [
  { name: 'elegant-home', slug: 'claire', path: '/', act: scrollThrough },
  { name: 'elegant-gallery', slug: 'claire', path: '/gallery', act: scrollThrough },
  { name: 'elegant-lightbox', slug: 'claire', path: '/gallery', viewport: true, act: openPhoto },
  { name: 'elegant-services', slug: 'claire', path: '/services' },
  { name: 'elegant-rates', slug: 'claire', path: '/rates' },
  { name: 'elegant-tour', slug: 'claire', path: '/tour/brisbane' },
  { name: 'elegant-tour-request', slug: 'claire', path: '/_/tour-request?city=Perth' },
  { name: 'elegant-booking', slug: 'claire', path: '/booking', act: chooseTime },
  { name: 'elegant-booking-abroad', slug: 'claire', path: '/booking', act: chooseTime, timeZone: 'Europe/London' },
  { name: 'elegant-booking-errors', slug: 'claire', path: '/booking', act: fillInBadly },
  { name: 'elegant-thanks', slug: 'claire', path: '/booking/thanks' },
  { name: 'elegant-404', slug: 'claire', path: '/nothing-here' },
  { name: 'modern-gate', slug: 'sophie', path: '/', gate: true },
  { name: 'modern-home', slug: 'sophie', path: '/', act: scrollThrough },
  { name: 'modern-about', slug: 'sophie', path: '/about', act: scrollThrough },
  { name: 'modern-gallery', slug: 'sophie', path: '/gallery', act: scrollThrough },
  { name: 'modern-services', slug: 'sophie', path: '/services', act: scrollThrough },
  { name: 'modern-rates', slug: 'sophie', path: '/rates' },
  { name: 'modern-tour', slug: 'sophie', path: '/tour' },
  { name: 'modern-booking', slug: 'sophie', path: '/booking', act: chooseTime },
  { name: 'minimal-gate', slug: 'margot', path: '/', gate: true },
  { name: 'minimal-home', slug: 'margot', path: '/', act: scrollThrough },
  { name: 'minimal-about', slug: 'margot', path: '/about', act: scrollThrough },
  { name: 'minimal-gallery', slug: 'margot', path: '/gallery', act: scrollThrough },
  { name: 'minimal-services', slug: 'margot', path: '/services' },
  { name: 'minimal-rates', slug: 'margot', path: '/rates' },
  { name: 'minimal-tour', slug: 'margot', path: '/tour' },
  { name: 'minimal-booking', slug: 'margot', path: '/booking', act: chooseTime },
  { name: 'minimal-own-page', slug: 'margot', path: '/first-time' },
  { name: 'apex', slug: undefined, path: '/' },
  { name: 'unknown-host', slug: 'nobody', path: '/' },
]
