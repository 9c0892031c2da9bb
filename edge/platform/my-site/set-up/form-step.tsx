import { noteStep, type SetUp } from '../../../../db/queries/set-up.ts'
import { type HerField, herForms } from '../../../../tenants/contract/her-fields.ts'
import { setUpPath } from '../../../../tenants/contract/urls.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { lookFields } from '../form/choice-fields.ts'
import { formPage, type SiteForm, saveByForm } from '../page/form-page.tsx'
import type { SiteFacts } from '../page/read-site.ts'
import { cityForm } from './city-form.tsx'
import { followName } from './follow-name.ts'
import { eyebrowOf, GoOn, StepHead } from './StepHead.tsx'
import { nextOf, STEP_TITLES, type Step } from './steps.ts'

/** Steps that are forms of fields of her site. */
export type FormStep = Exclude<Step, 'photos' | 'hours'>
export const isFormStep = (step: Step): step is FormStep => step !== 'photos' && step !== 'hours'

interface Asked {
  tenantId: string
  now: Date
  step: FormStep
}

const groupFields = (group: string): readonly HerField[] => herForms().find((form) => form.group === group)?.fields ?? []
const startField = (path: string): HerField[] => groupFields('start').filter((field) => field.path === path)

/** What makes a first look: all else of it is in My site. */
const LOOK: readonly string[] = ['layout', 'colors', 'fonts/heading']

/** What each step asks. `sent`: the form as it came. */
const STEP_FORMS: Record<FormStep, (facts: SiteFacts, sent: FormData | undefined) => Partial<SiteForm>> = {
  name: () => ({ fields: startField('name'), also: followName }),
  city: (facts, sent) => cityForm(startField('city'), facts, sent),
  words: () => ({ fields: groupFields('words'), also: followName }),
  look: ({ source }, sent) => ({
    fields: lookFields(source).filter(({ path }) => LOOK.includes(path)),
    save: <GoOn quiet={{ value: 'stay', label: 'Show its colours' }} />,
    ...(sent?.get('do') === 'stay' ? { next: setUpPath('look') } : {}),
  }),
}

function formOf(facts: SiteFacts, step: FormStep, { setUp, sent }: { setUp: SetUp; sent?: FormData }): SiteForm {
  return {
    title: STEP_TITLES[step].asks,
    eyebrow: eyebrowOf(step),
    action: setUpPath(step),
    fields: [],
    back: { href: setUpPath(), label: 'Your new site' },
    above: <StepHead step={step} done={setUp.steps} />,
    save: <GoOn />,
    next: nextOf(step),
    hasNoBar: true,
    ...STEP_FORMS[step](facts, sent),
  }
}

export const showFormStep = (facts: SiteFacts, step: FormStep, setUp: SetUp): Promise<Response> =>
  formPage(facts, formOf(facts, step, { setUp }))

export async function saveFormStep(
  env: PlatformEnv,
  { step, ...sent }: Asked & { form: FormData },
  setUp: SetUp,
): Promise<Response | undefined> {
  const answer = await saveByForm(env, sent, (facts) => formOf(facts, step, { setUp, sent: sent.form }))
  if (answer?.status === 303)
    await inTenant(env, { tenantId: sent.tenantId, role: 'companion_ingest' }, (tx) => noteStep(tx, sent.tenantId, step))
  return answer
}
