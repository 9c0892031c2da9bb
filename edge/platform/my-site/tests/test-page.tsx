import type { TransactionSql } from 'postgres'
import { readTestCounts } from '../../../../db/queries/read-test-counts.ts'
import { selectShownTests } from '../../../../db/queries/shown-tests.ts'
import { publishAtOnce } from '../../../../db/queries/site-changes.ts'
import type { Experiment } from '../../../../tenants/contract/experiments.ts'
import { dashboardPath, mySitePath, testPath } from '../../../../tenants/contract/urls.ts'
import { localDay } from '../../../http/local-day.ts'
import { seeOther } from '../../../http/see-other.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { judgeCounts } from '../../statistics/judge-counts.ts'
import { type PlannedTest, planTest } from '../../what-works/plan-tests.ts'
import { readSite, type SiteFacts, withSite } from '../page/read-site.ts'
import { sitePage } from '../page/site-page.tsx'
import { EndTest, useWords } from './EndTest.tsx'
import { planEnd } from './plan-test.ts'
import { testOf } from './site-tests.ts'

interface Asked {
  tenantId: string
  now: Date
  id: string
}

const back = { href: dashboardPath('what-works'), label: 'What works' }

/** A running test, and its end: with the photo that `use` names, as the button of a mail does, or with whichever she likes. Undefined: there is no such test. */
export async function askToEnd(
  env: PlatformEnv,
  { id, use, ...asked }: Asked & { use: string | undefined },
): Promise<Response | undefined> {
  const facts = await readSite(env, asked)
  const test = testOf(facts.base, id)
  if (!test) return undefined
  const planned = await inTenant(env, { tenantId: asked.tenantId, role: 'companion_read' }, (tx) => readTest(tx, facts, id))
  const isRunning = planned !== undefined && test.status === 'running'
  return sitePage({
    facts,
    title: isRunning ? titleOf(planned, use) : 'This test isn’t running',
    hasNoBar: true,
    back,
    isNarrow: true,
    children: isRunning ? <EndTest test={planned} use={use} back={back.href} /> : <Ended />,
  })
}

function titleOf({ variants }: PlannedTest, use: string | undefined): string {
  const named = variants.find(({ id }) => id === use)
  return named ? `${useWords(named)}?` : 'End this test?'
}

const Ended = () => (
  <section class="card">
    <p>What was kept is in your history, and can be undone there.</p>
    <p class="actions">
      <a class="button quiet" href={mySitePath('history')}>
        History
      </a>
    </p>
  </section>
)

async function readTest(tx: TransactionSql, { tenantId, now, tenant, pictures }: SiteFacts, id: string): Promise<PlannedTest | undefined> {
  const [tests, counts] = await Promise.all([selectShownTests(tx, tenantId), readTestCounts(tx, tenantId, id)])
  const test = tests.find(({ testId }) => testId === id)
  return test && planTest(test, { counts, pictures, today: localDay(now, tenant.timeZone).day })
}

/** Ends it: what it was counted to say stays with it, and what was chosen is the plain page. Undefined: there is no such test. */
export async function endTest(env: PlatformEnv, { id, form, ...asked }: Asked & { form: FormData }): Promise<Response | undefined> {
  const winner = String(form.get('use') ?? '')
  const done = await withSite(env, asked, async (tx, facts) => {
    const test = testOf(facts.base, id)
    if (!test || facts.live === undefined) return undefined
    if (test.status !== 'running' || !test.variants.some((variant: { id: string }) => variant.id === winner))
      return { publication: undefined }
    const counts = await readTestCounts(tx, asked.tenantId, id)
    const result = resultOf(test, counts, localDay(asked.now, facts.tenant.timeZone).day)
    const changes = planEnd(facts.base, { test, winner, result })
    return { publication: await publishAtOnce(tx, asked.tenantId, { changes, askedBy: 'companion' }) }
  })
  return done && seeOther(done.publication === undefined ? testPath(id) : mySitePath(`publications/${done.publication}`))
}

function resultOf(
  { id, version, variants, start }: Experiment,
  counts: Parameters<typeof judgeCounts>[1],
  today: string,
): NonNullable<Experiment['result']> {
  const { report, firstDay } = judgeCounts({ testId: id, version: version ?? 1, variants }, counts, today)
  return {
    from: firstDay ?? start,
    to: today,
    verdict: report.verdict,
    sentence: report.sentence,
    variants: report.variants.map(({ name, exposures, conversions }) => ({ id: name, exposures, conversions })),
  }
}
