import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { localUrl, pagePath } from '../../tenants/contract/urls.ts'
import { launchWithDebugPort } from '../browser/launch-browser.ts'
import { startShowcase } from '../screenshots/start-showcase.ts'
import { medianRun } from './app-breaches.ts'
import { openMeter, type PageWeight } from './measure-page.ts'
import { type MeasuredTap, measureTaps } from './measure-taps.ts'
import { type LighthouseScores, runLighthouse } from './run-lighthouse.ts'
import { siteTaps } from './site-taps.ts'

export interface MeasuredPage {
  slug: string
  path: string
  weight: PageWeight
  /** Undefined: Lighthouse was not asked. */
  light: LighthouseScores | undefined
}

export interface MeasuredSites {
  pages: MeasuredPage[]
  taps: MeasuredTap[]
}

interface SitesToMeasure {
  withLighthouse: boolean
  /** How often; the middle counts. */
  runs?: number
  /** Part of a page's name, `claire /gallery`, or of a tap's. */
  only?: string
  /** Hear of each as soon as it is measured: all of them take many minutes. */
  onPage?: (page: MeasuredPage) => void
  onTap?: (tap: MeasuredTap) => void
}

/** Every page of these sample tenants but the one that is not found: weighed, and shown to Lighthouse if wanted, which the taps that matter come after. */
export async function measureSamples(
  slugs: readonly string[],
  { withLighthouse, runs = 1, only = '', onPage, onTap }: SitesToMeasure,
): Promise<MeasuredSites> {
  const showcase = await startShowcase()
  const { browser, debugPort } = await launchWithDebugPort()
  const meter = await openMeter(browser)
  const measured: MeasuredPage[] = []
  try {
    for (const slug of slugs) {
      const { pages } = JSON.parse(await readFile(path.join(showcase.paths.dist, slug, 'manifest.json'), 'utf8')) as Manifest
      const wanted = pages.filter((each) => each.path !== pagePath('not-found') && `${slug} ${each.path}`.includes(only))
      for (const page of wanted) {
        const url = localUrl({ slug, port: showcase.port }) + page.path
        const weight = await meter.weigh(url)
        const lights: LighthouseScores[] = []
        for (let run = 0; withLighthouse && run < runs; run++) lights.push(await runLighthouse(url, debugPort))
        const done = { slug, path: page.path, weight, light: withLighthouse ? medianRun(lights) : undefined }
        onPage?.(done)
        measured.push(done)
      }
    }
    const taps = slugs.flatMap((slug) => siteTaps({ slug, port: showcase.port })).filter(({ name }) => name.includes(only))
    return { pages: measured, taps: withLighthouse ? await measureTaps(browser, taps, { runs, onTap }) : [] }
  } finally {
    await browser.close()
    await showcase.stop()
  }
}
