import { noteStep, type SetUp } from '../../../../db/queries/set-up.ts'
import { siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { setUpPath } from '../../../../tenants/contract/urls.ts'
import { appPage } from '../../app/frame.tsx'
import { type HoursView, Week } from '../../diary/hours/hours-page.tsx'
import { saveWeek } from '../../diary/hours/write-hours.tsx'
import { ruleFactsOf } from '../../diary/rules/edit-by-form.ts'
import type { RuleFacts } from '../../diary/rules/read-rule-facts.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import type { SiteFacts } from '../page/read-site.ts'
import { eyebrowOf, GoOn, StepHead } from './StepHead.tsx'
import { nextOf, STEP_TITLES } from './steps.ts'

/** Her hours are live from the start: they are in her diary, and no draft. */
export const showHoursStep = async (env: PlatformEnv, facts: SiteFacts, setUp: SetUp): Promise<Response> =>
  hoursPage(await ruleFactsOf(env, facts.tenantId, facts.now), {}, { facts, setUp })

function hoursPage(rules: RuleFacts, view: HoursView, { facts, setUp }: { facts: SiteFacts; setUp: SetUp }): Promise<Response> {
  const city = String(siteValueOf(facts.source, { file: 'tenant.yaml', path: 'city' }) ?? rules.rules.city)
  return appPage({
    shell: rules.shell,
    here: 'my-site',
    title: STEP_TITLES.hours.asks,
    eyebrow: eyebrowOf('hours'),
    back: { href: setUpPath(), label: 'Your new site' },
    isNarrow: true,
    ...(view.status === undefined ? {} : { status: view.status }),
    children: (
      <>
        {view.notice}
        <StepHead step="hours" done={setUp.steps} />
        <p>Times are {city} time. Single days, your tour and time off go in Diary, later.</p>
        <Week facts={rules} view={view} action={setUpPath('hours')} city={city} save={<GoOn isFixed={false} />} />
      </>
    ),
  })
}

export async function saveHoursStep(
  env: PlatformEnv,
  facts: SiteFacts,
  { form, setUp }: { form: FormData; setUp: SetUp },
): Promise<Response> {
  const { tenantId, now } = facts
  const place = { page: (rules: RuleFacts, view: HoursView) => hoursPage(rules, view, { facts, setUp }), next: nextOf('hours') }
  const answer = await saveWeek(env, { tenantId, form, now }, place)
  if (answer.status === 303) await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => noteStep(tx, tenantId, 'hours'))
  return answer
}
