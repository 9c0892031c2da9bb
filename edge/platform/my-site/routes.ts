import { type Context, Hono } from 'hono'
import { draftPath, draftStatePath, mySitePath, testPath } from '../../../tenants/contract/urls.ts'
import { notFound } from '../requests/request-page.tsx'
import type { Session } from '../sign-in/session.ts'
import { isFormGroup, saveGroup, showGroup } from './group-page.tsx'
import { askToHide, hideSite } from './hide-page.tsx'
import { saveLook, showLook } from './look/look-page.tsx'
import { showMySite } from './overview-page.tsx'
import { addPage, savePage, showAddPage, showPage } from './pages/page-page.tsx'
import { showPages } from './pages/pages-page.tsx'
import { photoRoutes } from './photos/photo-routes.ts'
import { actOnReview } from './review/act-on-review.tsx'
import { showHistory } from './review/history-page.tsx'
import { makeDraft, showPreview, tellDraftState } from './review/preview-page.tsx'
import { showPublication } from './review/publication-page.tsx'
import { showReview } from './review/review-page.tsx'
import { askToUndo, askToUndoAll, undoChange, undoPublished } from './review/undo-page.tsx'
import { addService, saveService, showAddService, showService } from './services/service-page.tsx'
import { moveService, showServices } from './services/services-page.tsx'
import { setUpRoutes } from './set-up/routes.ts'
import { askForTest, startTest } from './tests/start-page.tsx'
import { askToEnd, endTest } from './tests/test-page.tsx'

type Env = { Bindings: PlatformEnv; Variables: { session: Session } }

/** Her site, as she changes it. Mounted below what asks for a session (edge/platform/routes.ts). */
export const mySiteRoutes = new Hono<Env>()

const asked = (c: Context<Env>) => ({ tenantId: c.var.session.tenantId, now: new Date() })
const shown = (c: Context<Env>) => ({ ...asked(c), said: c.req.query('said') })
const sent = async (c: Context<Env>) => ({ ...asked(c), form: await c.req.formData().catch(() => new FormData()) })
const idOf = (c: Context<Env>) => ({ id: c.req.param('id') ?? '' })

mySiteRoutes.get(mySitePath(), (c) => showMySite(c.env, shown(c)))
mySiteRoutes.get(mySitePath('review'), (c) => showReview(c.env, shown(c)))
mySiteRoutes.post(mySitePath('review'), async (c) => actOnReview(c.env, await sent(c)))
mySiteRoutes.get(draftPath(), (c) => showPreview(c.env, { ...asked(c), at: c.req.query('at') }))
mySiteRoutes.post(draftPath(), async (c) => makeDraft(c.env, await sent(c)))
mySiteRoutes.get(draftStatePath(), (c) => tellDraftState(c.env, asked(c)))
mySiteRoutes.get(mySitePath('publications/:id'), async (c) => (await showPublication(c.env, { ...asked(c), ...idOf(c) })) ?? notFound())
mySiteRoutes.get(mySitePath('history'), (c) => showHistory(c.env, asked(c)))
mySiteRoutes.get(mySitePath('undo/:id'), async (c) => (await askToUndo(c.env, { ...asked(c), ...idOf(c) })) ?? notFound())
mySiteRoutes.post(mySitePath('undo/:id'), async (c) => (await undoChange(c.env, { ...asked(c), ...idOf(c) })) ?? notFound())
mySiteRoutes.get(mySitePath('publications/:id/undo'), async (c) => (await askToUndoAll(c.env, { ...asked(c), ...idOf(c) })) ?? notFound())
mySiteRoutes.post(
  mySitePath('publications/:id/undo'),
  async (c) => (await undoPublished(c.env, { ...(await sent(c)), ...idOf(c) })) ?? notFound(),
)
mySiteRoutes.get(mySitePath('hide'), (c) => askToHide(c.env, asked(c)))
mySiteRoutes.post(mySitePath('hide'), async (c) => hideSite(c.env, await sent(c)))
mySiteRoutes.get(mySitePath('services'), (c) => showServices(c.env, shown(c)))
mySiteRoutes.post(mySitePath('services'), async (c) => moveService(c.env, await sent(c)))
mySiteRoutes.get(mySitePath('add-service'), (c) => showAddService(c.env, asked(c)))
mySiteRoutes.post(mySitePath('add-service'), async (c) => addService(c.env, await sent(c)))
mySiteRoutes.get(mySitePath('services/:id'), (c) => showService(c.env, { ...shown(c), ...idOf(c) }))
mySiteRoutes.post(mySitePath('services/:id'), async (c) => saveService(c.env, { ...(await sent(c)), ...idOf(c) }))
mySiteRoutes.get(mySitePath('pages'), (c) => showPages(c.env, shown(c)))
mySiteRoutes.get(mySitePath('add-page'), (c) => showAddPage(c.env, asked(c)))
mySiteRoutes.post(mySitePath('add-page'), async (c) => addPage(c.env, await sent(c)))
mySiteRoutes.get(mySitePath('pages/:id'), (c) => showPage(c.env, { ...shown(c), ...idOf(c) }))
mySiteRoutes.post(mySitePath('pages/:id'), async (c) => savePage(c.env, { ...(await sent(c)), ...idOf(c) }))
mySiteRoutes.get(mySitePath('look'), (c) => showLook(c.env, shown(c)))
mySiteRoutes.post(mySitePath('look'), async (c) => (await saveLook(c.env, await sent(c))) ?? notFound())
mySiteRoutes.route('/', photoRoutes)
mySiteRoutes.get(testPath('new'), (c) => askForTest(c.env, { ...asked(c), place: c.req.query('place'), photo: c.req.query('photo') }))
mySiteRoutes.post(testPath('new'), async (c) => startTest(c.env, await sent(c)))
mySiteRoutes.get(testPath(':id'), async (c) => (await askToEnd(c.env, { ...asked(c), ...idOf(c), use: c.req.query('use') })) ?? notFound())
mySiteRoutes.post(testPath(':id'), async (c) => (await endTest(c.env, { ...(await sent(c)), ...idOf(c) })) ?? notFound())
mySiteRoutes.route('/', setUpRoutes)
mySiteRoutes.get(mySitePath(':group'), (c) => {
  const group = c.req.param('group') ?? ''
  return isFormGroup(group) ? showGroup(c.env, { ...shown(c), group, price: c.req.query('price') }) : notFound()
})
mySiteRoutes.post(mySitePath(':group'), async (c) => {
  const group = c.req.param('group') ?? ''
  return (isFormGroup(group) && (await saveGroup(c.env, { ...(await sent(c)), group }))) || notFound()
})
