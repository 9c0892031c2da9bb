import type { TransactionSql } from 'postgres'
import { type Picture, selectPictures } from '../../../db/queries/pictures.ts'
import { readTestCounts } from '../../../db/queries/read-test-counts.ts'
import { type ReportTenant, selectReportTenant } from '../../../db/queries/report-facts.ts'
import { selectShell } from '../../../db/queries/shell.ts'
import { selectShownTests } from '../../../db/queries/shown-tests.ts'
import { CITY_VISITORS_MIN } from '../../../tenants/contract/limits.ts'
import { sharePath, testPath } from '../../../tenants/contract/urls.ts'
import { localDay } from '../../http/local-day.ts'
import { appPage } from '../app/frame.tsx'
import { Head } from '../app/Head.tsx'
import { inTenant } from '../postgres/in-tenant.ts'
import { inWords } from '../reports/number-words.ts'
import { formatDays } from '../reports/report-week.ts'
import { Chart } from './Chart.tsx'
import { FilterChip } from './FilterChip.tsx'
import { Headline } from './Headline.tsx'
import { NameTable } from './NameTable.tsx'
import { Photos } from './Photos.tsx'
import { Picker } from './Picker.tsx'
import { planTables } from './plan-tables.ts'
import { type PlannedTest, planTest } from './plan-tests.ts'
import { type Figures, type ReadFigures, readFigures } from './read-figures.ts'
import { readView, type View } from './read-view.ts'
import { TestCard } from './TestCard.tsx'

/** What happened in a period, beside another one, narrowed to one thing where she taps. */
export async function showWhatWorks(
  env: PlatformEnv,
  { tenantId, query, now }: { tenantId: string; query: URLSearchParams; now: Date },
): Promise<Response> {
  return inTenant(env, { tenantId, role: 'companion_read' }, async (tx) => {
    const [tenant, shell, pictures] = await Promise.all([
      selectReportTenant(tx, tenantId),
      selectShell(tx, tenantId),
      selectPictures(tx, tenantId),
    ])
    if (!tenant) throw new Error('A session without a tenant.')
    const view = readView(query, { now, timeZone: tenant.timeZone })
    const today = localDay(now, tenant.timeZone).day
    const [read, tests] = await Promise.all([readFigures(tx, tenantId, { view, today }), readTests(tx, { tenantId, pictures, today })])
    return appPage({
      shell,
      here: 'what-works',
      eyebrow: formatDays(view.period, tenant.locale),
      title: 'What works',
      children: <WhatWorks view={view} read={read} tests={tests} pictures={pictures} tenant={tenant} />,
    })
  })
}

async function readTests(
  tx: TransactionSql,
  facts: { tenantId: string; pictures: ReadonlyMap<string, Picture>; today: string },
): Promise<PlannedTest[]> {
  const [tests, counts] = await Promise.all([selectShownTests(tx, facts.tenantId), readTestCounts(tx, facts.tenantId)])
  return tests.map((test) => planTest(test, { ...facts, counts }))
}

interface Facts {
  view: View
  read: ReadFigures
  tests: readonly PlannedTest[]
  pictures: ReadonlyMap<string, Picture>
  tenant: ReportTenant
}

const WhatWorks = (facts: Facts) => (
  <>
    <Picker view={facts.view} />
    {facts.view.filter && <FilterChip view={facts.view} filter={facts.view.filter} pictures={facts.pictures} />}
    {facts.read.since && (
      <p class="sub">
        Individual visits are only kept from {formatDays({ from: facts.read.since, to: facts.read.since }, facts.tenant.locale)}, so these
        figures start there.
      </p>
    )}
    <Narrowed {...facts} />
    <p class="sub">
      Visitors are counted without knowing who they are: someone who comes back another day is counted again. A city is named once{' '}
      {inWords(CITY_VISITORS_MIN)} people have come from it, and counted in steps of {inWords(CITY_VISITORS_MIN)}.
    </p>
  </>
)

function Narrowed({ view, read: { figures, before }, tests, pictures, tenant }: Facts) {
  if (figures === undefined) return <p class="card">Fewer than {inWords(CITY_VISITORS_MIN)} people came from there, so nothing is shown.</p>
  return (
    <>
      <Headline figures={figures} before={before} filter={view.filter} tenant={tenant} />
      {isEmpty(figures) ? (
        <NoVisits />
      ) : (
        figures.days.length > 0 && (
          <section class="card" aria-label="Over time">
            <Chart days={figures.days} locale={tenant.locale} />
          </section>
        )
      )}
      {view.filter === undefined && <Tests tests={tests} />}
      {!isEmpty(figures) && (
        <div class="columns">
          <Photos counts={figures.photos} pictures={pictures} view={view} isCoarse={figures.isCoarse} />
          {planTables(figures, view).map((table) => (
            <NameTable {...table} />
          ))}
        </div>
      )}
    </>
  )
}

const isEmpty = ({ totals, requests, isCoarse }: Figures): boolean => totals.visits === 0 && requests === 0 && !isCoarse

/** Instead of a chart and tables that would each say so. */
const NoVisits = () => (
  <section class="card">
    <p>No visits in this period.</p>
    <p class="muted">Once there are some, you’ll see here where people came from, which photos they opened and where they stopped.</p>
    <p class="actions">
      <a class="button quiet" href={sharePath()}>
        Share your link
      </a>
    </p>
  </section>
)

/** What is tried, above the long tables: its verdict is what she can act on. */
const Tests = ({ tests }: Pick<Facts, 'tests'>) => (
  <>
    {tests.length === 0 ? (
      <p class="sub">No test is running.</p>
    ) : (
      <>
        <Head title="Tests" id="tests" />
        <div class="columns">
          {tests.map((test) => (
            <TestCard test={test} />
          ))}
        </div>
      </>
    )}
    {!tests.some(({ slot }) => slot === 'hero') && (
      <p class="actions">
        <a class="button quiet" href={`${testPath('new')}?place=hero`}>
          Try another opening photo
        </a>
      </p>
    )}
  </>
)
