import { CLS_MAX, LCP_MS_MAX, TBT_MS_MAX } from '../../tenants/contract/limits.ts'
import { pagePath } from '../../tenants/contract/urls.ts'
import { formatTable } from '../print/format-table.ts'
import { budgetBreaches } from './budget-breaches.ts'
import type { MeasuredSites } from './measure-samples.ts'
import { reportTaps } from './report-taps.ts'

/** Pages that ask not to be indexed cannot have Lighthouse's full SEO score. */
const NOT_INDEXED: readonly string[] = [pagePath('thanks'), pagePath('not-found')]

/** Tables of what was measured, and a line for each budget that is not kept. */
export function reportSites({ pages, taps }: MeasuredSites): { text: string; breaches: string[] } {
  const rows: Record<string, string>[] = []
  const breaches: string[] = []
  for (const { slug, path, weight, light } of pages) {
    const over = budgetBreaches(weight)
    const row: Record<string, string> = {
      page: `${slug} ${path}`,
      'HTML+CSS br': `${weight.html}`,
      'script br': `${weight.script}`,
      'first view': `${(weight.firstView / 1024).toFixed(0)} KB`,
    }
    if (light) {
      const { scores, lcpMs, cls, tbtMs } = light
      Object.assign(row, { scores: scores.join(' '), LCP: `${lcpMs} ms`, CLS: cls.toFixed(3), TBT: `${tbtMs} ms` })
      const counted = NOT_INDEXED.includes(path) ? scores.slice(0, 3) : scores
      if (counted.some((score) => score < 100)) over.push(`Lighthouse ${scores.join(' ')}`)
      if (lcpMs > LCP_MS_MAX) over.push(`largest paint after ${lcpMs} ms; ${LCP_MS_MAX} at most`)
      if (cls > CLS_MAX) over.push(`content moves: CLS ${cls.toFixed(3)}`)
      if (tbtMs > TBT_MS_MAX) over.push(`the page is blocked for ${tbtMs} ms`)
    }
    rows.push(row)
    breaches.push(...over.map((breach) => `${slug} ${path}: ${breach}`))
  }
  const tapped = reportTaps(taps)
  return {
    text: [rows.length === 0 ? '' : formatTable(rows), tapped.text].filter((text) => text !== '').join('\n\n'),
    breaches: [...breaches, ...tapped.breaches],
  }
}
