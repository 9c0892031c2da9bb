import { CLS_MAX, LCP_MS_MAX, TBT_MS_MAX } from '../../tenants/contract/limits.ts'
import { pagePath } from '../../tenants/contract/urls.ts'
import { formatTable } from '../print/format-table.ts'
import { budgetBreaches } from './budget-breaches.ts'
import type { MeasuredPage, MeasuredSites } from './measure-samples.ts'
import { reportTaps } from './report-taps.ts'
import type { LighthouseScores } from './run-lighthouse.ts'

/** Pages that ask not to be indexed cannot have Lighthouse's full SEO score. */
const NOT_INDEXED: readonly string[] = [pagePath('thanks'), pagePath('not-found')]

export const pageRow = ({ slug, path, weight, light }: MeasuredPage): Record<string, string> => ({
  page: `${slug} ${path}`,
  'HTML+CSS br': `${weight.html}`,
  'script br': `${weight.script}`,
  'as sent': `${weight.document}`,
  'first view': `${(weight.firstView / 1024).toFixed(0)} KB`,
  ...(light && {
    scores: light.scores.join(' '),
    LCP: `${light.lcpMs} ms`,
    CLS: light.cls.toFixed(3),
    TBT: `${light.tbtMs} ms`,
  }),
})

/** Tables of what was measured, and a line for each budget that is not kept. */
export function reportSites({ pages, taps }: MeasuredSites): { text: string; breaches: string[] } {
  const tapped = reportTaps(taps)
  return {
    text: [pages.length === 0 ? '' : formatTable(pages.map(pageRow)), tapped.text].filter((text) => text !== '').join('\n\n'),
    breaches: [
      ...pages.flatMap(({ slug, path, weight, light }) =>
        [...budgetBreaches(weight), ...(light ? lightBreaches(light, path) : [])].map((breach) => `${slug} ${path}: ${breach}`),
      ),
      ...tapped.breaches,
    ],
  }
}

function lightBreaches({ scores, lcpMs, cls, tbtMs }: LighthouseScores, path: string): string[] {
  const counted = NOT_INDEXED.includes(path) ? scores.slice(0, 3) : scores
  return [
    ...(counted.some((score) => score < 100) ? [`Lighthouse ${scores.join(' ')}`] : []),
    ...(lcpMs > LCP_MS_MAX ? [`largest paint after ${lcpMs} ms; ${LCP_MS_MAX} at most`] : []),
    ...(cls > CLS_MAX ? [`content moves: CLS ${cls.toFixed(3)}`] : []),
    ...(tbtMs > TBT_MS_MAX ? [`the page is blocked for ${tbtMs} ms`] : []),
  ]
}
