import type { VisitFilter } from '../../../db/queries/filtered-figures.ts'
import type { ReportTenant } from '../../../db/queries/report-facts.ts'
import { outcomeParts, plural } from '../reports/report-sentences.ts'
import { tellCount } from './plan-tables.ts'
import type { Figures, ReadFigures } from './read-figures.ts'

/** By these a request keeps what its visit had; by any other filter the visits count that sent the form. */
const KEPT_BY_REQUESTS: readonly VisitFilter['by'][] = ['source', 'campaign', 'city']

interface Facts {
  figures: Figures
  before: ReadFigures['before']
  filter: VisitFilter | undefined
  tenant: ReportTenant
}

/** The figures that matter, in large type. */
export const Headline = ({ figures, before, filter, tenant }: Facts) => {
  const { totals, requests, outcome, isCoarse } = figures
  return (
    <>
      <div class="figures">
        <Figure value={String(requests)} noun={requests === 1 ? 'request' : 'requests'} beside={difference(requests, before?.requests)} />
        <Figure
          value={tellCount(totals.visitors, { isCoarse })}
          noun={totals.visitors === 1 ? 'visitor' : 'visitors'}
          beside={isCoarse ? undefined : difference(totals.visitors, before?.visitors)}
        />
        <Figure value={minutesOf(totals)} noun="minutes a visit" beside={visitWords(totals, isCoarse)} />
      </div>
      {outcome && requests > 0 && (
        <p class="sub">
          Of the {plural(requests, 'request')}: {outcomeParts(outcome, tenant).join('; ')}.
        </p>
      )}
      {filter && !KEPT_BY_REQUESTS.includes(filter.by) && (
        <p class="sub">Requests here are visits that sent the form. People who asked not to be counted aren’t included.</p>
      )}
    </>
  )
}

/** `2.4`; of no visit there is no mean. */
const minutesOf = ({ visits, seconds }: Figures['totals']): string => (visits === 0 ? '–' : (seconds / visits / 60).toFixed(1))

function visitWords({ visits }: Figures['totals'], isCoarse: boolean): string {
  if (visits === 0 && !isCoarse) return 'no visits'
  return `${tellCount(visits, { isCoarse })} ${visits === 1 ? 'visit' : 'visits'}`
}

const Figure = ({ value, noun, beside }: { value: string; noun: string; beside: string | undefined }) => (
  <div class="card figure">
    <strong>{value}</strong>
    {noun}
    {beside && <small class="muted">{beside}</small>}
  </div>
)

/** `73 more than before`; nothing where there was no before. */
function difference(now: number, before: number | undefined): string | undefined {
  if (before === undefined) return undefined
  if (now === before) return 'the same as before'
  return `${Math.abs(now - before)} ${now > before ? 'more' : 'fewer'} than before`
}
