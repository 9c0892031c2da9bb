import { type Context, Hono } from 'hono'
import { BOOKING_CITY_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { readTold } from '../requests/ToldAsked.tsx'
import type { Session } from '../sign-in/session.ts'
import { changeHours, showHours } from './hours/write-hours.tsx'
import type { SentForm } from './rules/edit-by-form.ts'
import { changeLeg, showLeg, showTour } from './tour/write-leg.tsx'
import { undoRuleChange } from './undo-page.tsx'

type Env = { Bindings: PlatformEnv; Variables: { session: Session } }

/** Her hours and her tour. Mounted below what asks for a session (edge/platform/routes.ts). */
export const ruleRoutes = new Hono<Env>()

const shownTo = (c: Context<Env>) => ({
  tenantId: c.var.session.tenantId,
  said: c.req.query('said'),
  told: readTold(c.req.query('told')),
  now: new Date(),
})
const sentBy = async (c: Context<Env>): Promise<SentForm> => ({
  tenantId: c.var.session.tenantId,
  form: await c.req.formData().catch(() => new FormData()),
  now: new Date(),
})
const nameOf = (c: Context<Env>) => ({ name: c.req.param('leg') ?? '' })

ruleRoutes.get(dashboardPath('diary/hours'), (c) => showHours(c.env, shownTo(c)))
ruleRoutes.post(dashboardPath('diary/hours'), async (c) => changeHours(c.env, await sentBy(c)))
ruleRoutes.get(dashboardPath('diary/tour'), (c) => showTour(c.env, shownTo(c)))
ruleRoutes.get(dashboardPath('diary/tour/add'), (c) =>
  showLeg(c.env, { ...shownTo(c), city: c.req.query('city')?.slice(0, BOOKING_CITY_LENGTH_MAX) }),
)
ruleRoutes.post(dashboardPath('diary/tour/add'), async (c) => changeLeg(c.env, await sentBy(c)))
ruleRoutes.get(dashboardPath('diary/tour/:leg'), (c) => showLeg(c.env, { ...shownTo(c), ...nameOf(c) }))
ruleRoutes.post(dashboardPath('diary/tour/:leg'), async (c) => changeLeg(c.env, { ...(await sentBy(c)), ...nameOf(c) }))
ruleRoutes.post(dashboardPath('diary/history'), async (c) => undoRuleChange(c.env, await sentBy(c)))
