import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import type { FreeTimesAnswer } from '../../sites/islands/use-free-times.ts'
import { availabilityPath, localUrl, pagePath, sitemapPath } from '../../tenants/contract/urls.ts'
import { daysAtHome } from '../runtime/tour-days.ts'
import { requestSite } from '../test-support/request-site.ts'
import { scrollThrough, showWhole } from './act-on-page.ts'
import { askForDinner } from './ask-for-dinner.ts'
import { SWEEP_VIEWPORTS, type SweepState, sweepStates } from './plan-sweep.ts'
import { SHOWCASE, SPEAKING, startShowcase } from './start-showcase.ts'

export const DESIGNS = Object.keys(SHOWCASE) as (keyof typeof SHOWCASE)[]

/** Pages of a site in another language: those with the most words that are not hers. */
const SPOKEN = ['/', '/rates', '/tour', '/booking', '/booking/thanks', '/privacy']

/** Every page and state of the named designs at five widths, below `folder`: to be looked at after a change, and not kept. Returns how many. */
export async function sweepSites(browser: Browser, folder: string, designs: readonly (keyof typeof SHOWCASE)[]): Promise<number> {
  const slugs = designs.map((design) => SHOWCASE[design])
  const spoken = designs.flatMap((design) => SPEAKING.filter((each) => each.design === design))
  const showcase = await startShowcase([...slugs, ...spoken.map(({ slug }) => slug)])
  try {
    let count = 0
    for (const design of designs) {
      const slug = SHOWCASE[design]
      const { client } = await askForDinner(await freeStart(showcase.port, slug), { ...showcase, slug })
      const states = [...(await pagesOf(showcase.port, slug)), ...sweepStates(new URL(client).pathname)]
      count += await sweep(browser, { folder: path.join(folder, design), url: localUrl({ slug, port: showcase.port }), states })
    }
    for (const { slug, design, prefix } of spoken) {
      const states = SPOKEN.map((route) => ({ name: nameOf(route), path: prefix + route }))
      count += await sweep(browser, {
        folder: path.join(folder, `${design}-${slug}`),
        url: localUrl({ slug, port: showcase.port }),
        states,
      })
    }
    return count
  } finally {
    await showcase.stop()
  }
}

async function freeStart(port: number, slug: string): Promise<string> {
  const from = daysAtHome(new Date(), 24).next().value
  const query = new URLSearchParams({ from, days: '14', service: 'dinner', hours: '3' })
  const answer = await requestSite({ port, slug, path: `${availabilityPath()}?${query}` })
  const { days } = (await answer.json()) as FreeTimesAnswer
  const day = days.find(({ starts }) => starts.includes('18:00'))
  if (day === undefined) throw new Error(`${slug} is free on none of the days from ${from}.`)
  return `${day.date}T18:00`
}

const nameOf = (route: string) => route.slice(1).replaceAll('/', '-') || 'home'

async function pagesOf(port: number, slug: string): Promise<SweepState[]> {
  const sitemap = await (await requestSite({ port, slug, path: sitemapPath() })).text()
  const routes = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url = '']) => new URL(url).pathname)
  return routes.filter((route) => route !== pagePath('booking')).map((route) => ({ name: nameOf(route), path: route }))
}

async function sweep(browser: Browser, { folder, url, states }: { folder: string; url: string; states: SweepState[] }): Promise<number> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const state of states)
    for (const viewport of SWEEP_VIEWPORTS) {
      const png = await take(browser, state, { url, viewport })
      await sharp(png)
        .webp({ quality: 80 })
        .toFile(path.join(folder, `${state.name}-${viewport.width}.webp`))
    }
  return states.length * SWEEP_VIEWPORTS.length
}

async function take(
  browser: Browser,
  state: SweepState,
  { url, viewport }: { url: string; viewport: { width: number; height: number } },
): Promise<Buffer> {
  const zone = state.timeZone === undefined ? {} : { timezoneId: state.timeZone }
  const context = await browser.newContext({ viewport, ...zone, reducedMotion: 'reduce', extraHTTPHeaders: { 'sec-gpc': '1' } })
  try {
    if (!state.gate) await context.addCookies([{ name: 'adult', value: 'yes', url }])
    const page = await context.newPage()
    if (state.media) await page.emulateMedia(state.media)
    await state.before?.(page)
    await page.goto(url + state.path, { waitUntil: 'networkidle' })
    if (state.act) await state.act(page)
    else await scrollThrough(page)
    if (!state.viewport) await showWhole(page)
    return await page.screenshot({ fullPage: !state.viewport })
  } finally {
    await context.close()
  }
}
