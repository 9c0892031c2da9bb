import { type Context, Hono } from 'hono'
import { dashboardPath } from '../../tenants/contract/urls.ts'
import { blockByForm, showBlockForm } from './diary/block-page.tsx'
import { actOnCalendars } from './diary/calendars/act-on-calendars.ts'
import { showCalendars } from './diary/calendars/calendars-page.tsx'
import { enterByForm, showEntryForm } from './diary/entry-page.tsx'
import { moveEntryByForm, showMoveEntry } from './diary/move-entry-page.tsx'
import { actOnBlock, showBlock } from './diary/one-block-page.tsx'
import { notFound } from './requests/request-page.tsx'
import type { Session } from './sign-in/session.ts'

type Env = { Bindings: PlatformEnv; Variables: { session: Session } }

/** What she enters into her diary, times she keeps for herself, and her other calendars. Mounted below what asks for a session (routes.ts). */
export const timeRoutes = new Hono<Env>()

const param = (c: Context<Env>, name: string): string => c.req.param(name) ?? ''
const formOf = (c: Context<Env>): Promise<FormData> => c.req.formData().catch(() => new FormData())
const waitUntilOf = (c: Context<Env>) => (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
const urlOf = (c: Context<Env>): URL => new URL(c.req.url)

timeRoutes.get(dashboardPath('diary/entry'), (c) =>
  showEntryForm(c.env, { tenantId: c.var.session.tenantId, query: urlOf(c).searchParams, now: new Date() }),
)
timeRoutes.post(dashboardPath('diary/entry'), async (c) =>
  enterByForm(c.env, { tenantId: c.var.session.tenantId, form: await formOf(c), now: new Date(), waitUntil: waitUntilOf(c) }),
)
timeRoutes.get(
  dashboardPath('diary/entry/:reference'),
  async (c) => (await showMoveEntry(c.env, { tenantId: c.var.session.tenantId, reference: param(c, 'reference') })) ?? notFound(),
)
timeRoutes.post(
  dashboardPath('diary/entry/:reference'),
  async (c) =>
    (await moveEntryByForm(
      c.env,
      { tenantId: c.var.session.tenantId, reference: param(c, 'reference') },
      { form: await formOf(c), now: new Date(), waitUntil: waitUntilOf(c) },
    )) ?? notFound(),
)
timeRoutes.get(dashboardPath('calendars'), (c) =>
  showCalendars(c.env, { tenantId: c.var.session.tenantId, now: new Date(), said: c.req.query('said') }),
)
timeRoutes.post(dashboardPath('calendars'), async (c) =>
  actOnCalendars(c.env, { tenantId: c.var.session.tenantId, form: await formOf(c), now: new Date() }),
)
timeRoutes.get(dashboardPath('diary/block'), (c) =>
  showBlockForm(c.env, { tenantId: c.var.session.tenantId, query: urlOf(c).searchParams, now: new Date() }),
)
timeRoutes.post(dashboardPath('diary/block'), async (c) =>
  blockByForm(c.env, { tenantId: c.var.session.tenantId, form: await formOf(c), now: new Date() }),
)
timeRoutes.get(dashboardPath('diary/block/:block'), (c) =>
  showBlock(c.env, { tenantId: c.var.session.tenantId, blockId: param(c, 'block'), now: new Date() }, c.req.query('at')),
)
timeRoutes.post(dashboardPath('diary/block/:block'), async (c) =>
  actOnBlock(c.env, { tenantId: c.var.session.tenantId, blockId: param(c, 'block') }, { form: await formOf(c), now: new Date() }),
)
