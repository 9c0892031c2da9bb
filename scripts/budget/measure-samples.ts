import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { localUrl, pagePath } from '../../tenants/contract/urls.ts'
import { launchWithDebugPort } from '../browser/launch-browser.ts'
import { startShowcase } from '../screenshots/start-showcase.ts'
import { measurePage, type PageWeight } from './measure-page.ts'
import { type LighthouseScores, runLighthouse } from './run-lighthouse.ts'

export interface MeasuredPage {
  slug: string
  path: string
  weight: PageWeight
  /** Undefined: Lighthouse was not asked. */
  light: LighthouseScores | undefined
}

/** Every page of these sample tenants but the one that is not found: weighed, and shown to Lighthouse if wanted. */
export async function measureSamples(slugs: readonly string[], { withLighthouse }: { withLighthouse: boolean }): Promise<MeasuredPage[]> {
  const showcase = await startShowcase()
  const { browser, debugPort } = await launchWithDebugPort()
  const measured: MeasuredPage[] = []
  try {
    for (const slug of slugs) {
      const { pages } = JSON.parse(await readFile(path.join(showcase.paths.dist, slug, 'manifest.json'), 'utf8')) as Manifest
      for (const page of pages.filter((each) => each.path !== pagePath('not-found'))) {
        const url = localUrl({ slug, port: showcase.port }) + page.path
        const weight = await measurePage(browser, url)
        measured.push({ slug, path: page.path, weight, light: withLighthouse ? await runLighthouse(url, debugPort) : undefined })
      }
    }
  } finally {
    await browser.close()
    await showcase.stop()
  }
  return measured
}
