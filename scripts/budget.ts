import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { CLS_MAX, LCP_MS_MAX, TBT_MS_MAX } from '../tenants/contract/limits.ts'
import type { Manifest } from '../tenants/contract/manifest.ts'
import { localUrl, pagePath } from '../tenants/contract/urls.ts'
import { BROWSER_FLAGS, browserPath } from './browser/launch-browser.ts'
import { budgetBreaches } from './budget/budget-breaches.ts'
import { measurePage } from './budget/measure-page.ts'
import { runLighthouse } from './budget/run-lighthouse.ts'
import { formatTable } from './format-table.ts'
import { startShowcase } from './showcase/start-showcase.ts'

// npm run budget -- [--bytes]: weighs every page of the sample tenants and asks Lighthouse; exit 1 over budget. --bytes: without Lighthouse.

const { values } = parseArgs({ options: { bytes: { type: 'boolean', default: false } } })
const DEBUG_PORT = 9339
/** Pages that ask not to be indexed cannot have Lighthouse's full SEO score. */
const NOT_INDEXED: readonly string[] = [pagePath('thanks'), pagePath('not-found')]

const showcase = await startShowcase()
const browser = await chromium.launch({
  executablePath: await browserPath(),
  args: [...BROWSER_FLAGS, `--remote-debugging-port=${DEBUG_PORT}`],
})
const rows: Record<string, string>[] = []
const breaches: string[] = []
try {
  for (const slug of ['claire', 'sophie']) {
    const { pages } = JSON.parse(await readFile(path.join(showcase.paths.dist, slug, 'manifest.json'), 'utf8')) as Manifest
    for (const page of pages.filter((each) => each.path !== pagePath('not-found'))) {
      const url = localUrl({ slug, port: showcase.port }) + page.path
      const weight = await measurePage(browser, url)
      const over = budgetBreaches(weight)
      const row: Record<string, string> = {
        page: `${slug} ${page.path}`,
        'HTML+CSS br': `${weight.html}`,
        'script br': `${weight.script}`,
        'first view': `${(weight.firstView / 1024).toFixed(0)} KB`,
      }
      if (!values.bytes) {
        const { scores, lcpMs, cls, tbtMs } = await runLighthouse(url, DEBUG_PORT)
        Object.assign(row, { scores: scores.join(' '), LCP: `${lcpMs} ms`, CLS: cls.toFixed(3), TBT: `${tbtMs} ms` })
        const counted = NOT_INDEXED.includes(page.path) ? scores.slice(0, 3) : scores
        if (counted.some((score) => score < 100)) over.push(`Lighthouse ${scores.join(' ')}`)
        if (lcpMs > LCP_MS_MAX) over.push(`largest paint after ${lcpMs} ms; ${LCP_MS_MAX} at most`)
        if (cls > CLS_MAX) over.push(`content moves: CLS ${cls.toFixed(3)}`)
        if (tbtMs > TBT_MS_MAX) over.push(`the page is blocked for ${tbtMs} ms`)
      }
      rows.push(row)
      breaches.push(...over.map((breach) => `${slug} ${page.path}: ${breach}`))
    }
  }
} finally {
  await browser.close()
  await showcase.stop()
}
console.log(formatTable(rows))
for (const breach of breaches) console.error(`over budget: ${breach}`)
process.exitCode = breaches.length === 0 ? 0 : 1
