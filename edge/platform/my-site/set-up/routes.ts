import { type Context, Hono } from 'hono'
import { type SetUp, selectSetUp } from '../../../../db/queries/set-up.ts'
import { mySitePath, setUpPath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { notFound } from '../../requests/request-page.tsx'
import type { Session } from '../../sign-in/session.ts'
import { readSite } from '../page/read-site.ts'
import { isFormStep, saveFormStep, showFormStep } from './form-step.tsx'
import { saveHoursStep, showHoursStep } from './hours-step.tsx'
import { showSetUp } from './overview-page.tsx'
import { savePhotosStep, showPhotosStep } from './photos-step.tsx'
import { actOnReady, showReady } from './ready-page.tsx'
import { isStep, type Step } from './steps.ts'

type Env = { Bindings: PlatformEnv; Variables: { session: Session; setUp: SetUp } }

/** A new companion's way to her first site. To everybody else these pages lead to My site. */
export const setUpRoutes = new Hono<Env>()

const asked = (c: Context<Env>) => ({ tenantId: c.var.session.tenantId, now: new Date() })
const formOf = (c: Context<Env>) => c.req.formData().catch(() => new FormData())
const factsOf = (c: Context<Env>) => readSite(c.env, asked(c))

for (const path of [setUpPath(), setUpPath('*')])
  setUpRoutes.use(path, async (c, next) => {
    const { tenantId } = c.var.session
    const setUp = await inTenant(c.env, { tenantId, role: 'companion_read' }, (tx) => selectSetUp(tx, tenantId))
    if (!setUp) return seeOther(mySitePath())
    c.set('setUp', setUp)
    return next()
  })

setUpRoutes.get(setUpPath(), async (c) => showSetUp(await factsOf(c), c.var.setUp))
setUpRoutes.get(setUpPath('ready'), async (c) => showReady(await factsOf(c), c.var.setUp))
setUpRoutes.post(setUpPath('ready'), async (c) => actOnReady(c.env, asked(c), { form: await formOf(c), setUp: c.var.setUp }))
setUpRoutes.get(setUpPath(':step'), async (c) => {
  const step = c.req.param('step') ?? ''
  return isStep(step) ? show(c, step) : notFound()
})
setUpRoutes.post(setUpPath(':step'), async (c) => {
  const step = c.req.param('step') ?? ''
  return (isStep(step) && (await save(c, step))) || notFound()
})

async function show(c: Context<Env>, step: Step): Promise<Response> {
  const [facts, { setUp }] = [await factsOf(c), c.var]
  if (isFormStep(step)) return showFormStep(facts, step, setUp)
  return step === 'photos' ? showPhotosStep(c.env, facts, setUp) : showHoursStep(c.env, facts, setUp)
}

async function save(c: Context<Env>, step: Step): Promise<Response | undefined> {
  const { setUp } = c.var
  if (step === 'photos') return savePhotosStep(c.env, asked(c), setUp)
  if (isFormStep(step)) return saveFormStep(c.env, { ...asked(c), step, form: await formOf(c) }, setUp)
  return saveHoursStep(c.env, await factsOf(c), { form: await formOf(c), setUp })
}
