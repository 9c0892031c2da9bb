import { type Context, Hono } from 'hono'
import type { PictureSize } from '../../tenants/contract/picture.ts'
import {
  askedCitiesPath,
  calendarPath,
  dashboardPath,
  manifestPath,
  metricsPath,
  offlinePath,
  operatorPath,
  preferencesPath,
  sharePath,
  signInCodePath,
  signInPath,
  signOutPath,
  unsubscribePath,
} from '../../tenants/contract/urls.ts'
import { APP_LOOKS, answerManifest } from './app/looks.ts'
import { offlinePage } from './app/offline-page.tsx'
import { answerPush } from './app/push/answer-push.ts'
import { saveLook } from './app/push/phone-cards.tsx'
import { readDestination } from './app/read-destination.ts'
import { answerCalendar } from './diary/calendar-feed.ts'
import { showDiary } from './diary/diary-page.tsx'
import { ruleRoutes } from './diary/rule-routes.ts'
import { isLongForm } from './my-site/is-long-form.ts'
import { afterSignOut } from './my-site/long-form.tsx'
import { mySiteRoutes } from './my-site/routes.ts'
import { showDeadLetters } from './operator/dead-letters-page.tsx'
import { answerMetrics } from './operator/metrics.ts'
import { isOperator } from './operator/operator.ts'
import { askOperator, isOperatorBrowser } from './operator/operator-access.ts'
import { showOperator } from './operator/operator-page.tsx'
import { reviveDeadLetters } from './operator/revive-dead-letters.ts'
import { actOnSetUp, showSetUpForOperator } from './operator/set-up-page.tsx'
import { answerPicture } from './pictures/answer-picture.ts'
import { parseAsked } from './requests/AnswerForms.tsx'
import { actOnRequest } from './requests/act-on-request.ts'
import { askToBlock } from './requests/block-client.tsx'
import { actOnFlood, showFlood } from './requests/flood-page.tsx'
import { answerInstead, nothingHere, saysNothingHere } from './requests/nothing-here.tsx'
import { showRequests } from './requests/request-list-page.tsx'
import { notFound, showRequest } from './requests/request-page.tsx'
import { readTold } from './requests/ToldAsked.tsx'
import { answerAsked, blockAsked } from './requests/tour-request/answer-asked.ts'
import { showAskedCities } from './requests/tour-request/asked-cities-page.tsx'
import { showBlocks, undoBlock } from './settings/blocks-page.tsx'
import { saveDeposit, showDeposit } from './settings/deposit-page.tsx'
import { savePreferences, showPreferences, unsubscribe } from './settings/preferences-page.tsx'
import { saveSettings, showSettings } from './settings/settings-page.tsx'
import { readSession, type Session } from './sign-in/session.ts'
import { askForLink, showSignInLink, useSignInCode, useSignInLink } from './sign-in/sign-in.ts'
import { showInvitationCode, showSignIn, signInAddress } from './sign-in/sign-in-pages.tsx'
import { signOut, signOutDevice } from './sign-in/sign-out.ts'
import { timeRoutes } from './time-routes.ts'
import { showShare } from './today/share-page.tsx'
import { showToday } from './today/today-page.tsx'
import { isPhotoForm, photosAfterSignOut } from './uploads/photo-body.tsx'
import { exportDays } from './what-works/export-csv.ts'
import { showWhatWorks } from './what-works/what-works-page.tsx'

/** What people see on the platform's own host: sign-in, dashboard, mail settings, the operator's overview. */
export const dashboardRoutes = new Hono<{ Bindings: PlatformEnv; Variables: { session: Session } }>()
type RouteContext = Context<{ Bindings: PlatformEnv; Variables: { session: Session } }>

const param = (c: RouteContext, name: string): string => c.req.param(name) ?? ''
const formOf = (c: RouteContext): Promise<FormData> => c.req.formData().catch(() => new FormData())
const waitUntilOf = (c: RouteContext) => (work: Promise<unknown>) => c.executionCtx.waitUntil(work)
/** The page she wanted, which signing in leads back to. Her first page is where it leads anyway. */
const destinationOf = ({ pathname, search }: URL): string | undefined =>
  pathname + search === dashboardPath() ? undefined : readDestination(pathname + search)
const requestOf = (c: RouteContext) => ({ tenantId: c.var.session.tenantId, reference: param(c, 'reference') })
/** Which answer she has come for, and from which page. */
const cameFor = (c: RouteContext) => ({ asked: parseAsked(c.req.query('do')), from: c.req.query('from') })
const urlOf = (c: RouteContext): URL => new URL(c.req.url)

// A mail program posts to this one from outside, with nothing but the link.
dashboardRoutes.post(unsubscribePath(':token'), (c) => unsubscribe(c.env, param(c, 'token')))
dashboardRoutes.get(unsubscribePath(':token'), (c) => showPreferences(c.env, param(c, 'token')))

for (const look of APP_LOOKS) dashboardRoutes.get(manifestPath(look), () => answerManifest(look))
dashboardRoutes.get(offlinePath(), () => offlinePage())

dashboardRoutes.get(signInPath(), (c) => showSignIn(urlOf(c).searchParams))
dashboardRoutes.post(signInPath(), async (c) => askForLink(c.env, { request: c.req.raw, form: await formOf(c), waitUntil: waitUntilOf(c) }))
dashboardRoutes.get(signInCodePath(), (c) => showInvitationCode(urlOf(c).searchParams))
dashboardRoutes.post(signInCodePath(), async (c) => useSignInCode(c.env, { request: c.req.raw, form: await formOf(c) }))
dashboardRoutes.get(signInPath(':token'), (c) => showSignInLink(c.env, param(c, 'token')))
dashboardRoutes.post(signInPath(':token'), (c) => useSignInLink(c.env, { token: param(c, 'token'), request: c.req.raw }))
dashboardRoutes.get(preferencesPath(':token'), (c) => showPreferences(c.env, param(c, 'token'), c.req.query('said')))
dashboardRoutes.post(preferencesPath(':token'), async (c) => savePreferences(c.env, { token: param(c, 'token'), form: await formOf(c) }))
dashboardRoutes.get(
  calendarPath(':token').replace('.ics', '{[^/]+\\.ics}'),
  async (c) => (await answerCalendar(c.env, param(c, 'token').replace(/\.ics$/, ''), new Date())) ?? notFound(),
)
dashboardRoutes.use(operatorPath('*'), (c, next) => (isOperatorBrowser(c.env, c.req.raw) ? next() : Promise.resolve(askOperator())))
dashboardRoutes.get(operatorPath(), (c) => showOperator(c.env))
dashboardRoutes.get(operatorPath('dead/:tenant'), (c) => showDeadLetters(c.env, param(c, 'tenant')))
dashboardRoutes.post(operatorPath('dead/:tenant'), async (c) => {
  await reviveDeadLetters(c.env, param(c, 'tenant'))
  return c.redirect(urlOf(c).pathname, 303)
})
dashboardRoutes.get(
  operatorPath('set-ups/:tenant'),
  async (c) => (await showSetUpForOperator(c.env, { tenantId: param(c, 'tenant'), now: new Date() })) ?? notFound(),
)
dashboardRoutes.post(
  operatorPath('set-ups/:tenant'),
  async (c) => (await actOnSetUp(c.env, { tenantId: param(c, 'tenant'), now: new Date() }, await formOf(c))) ?? notFound(),
)
dashboardRoutes.get(metricsPath(), async (c) => (isOperator(c.env, c.req.raw) ? answerMetrics(c.env) : c.text('Not allowed.', 401)))

const picture = (size: PictureSize) => async (c: RouteContext) => {
  const session = await readSession(c.env, c.req.raw)
  const asked = { file: param(c, 'file'), size, request: c.req.raw }
  return (session && (await answerPicture(c.env, { tenantId: session.tenantId, ...asked }))) ?? c.text('Not found', 404)
}
dashboardRoutes.get('/pictures/:file', picture('tile'))
dashboardRoutes.get('/pictures/row/:file', picture('row'))
dashboardRoutes.get('/pictures/whole/:file', picture('whole'))
dashboardRoutes.use(`${dashboardPath()}/*`, async (c, next) => {
  const session = await readSession(c.env, c.req.raw)
  if (!session && isPhotoForm(c.req)) return photosAfterSignOut()
  if (!session && isLongForm(c.req)) return afterSignOut({ path: urlOf(c).pathname, form: await formOf(c) })
  if (!session) return c.redirect(signInAddress({ to: destinationOf(urlOf(c)) }), 303)
  c.set('session', session)
  await next()
  const { tenantId } = session
  if (saysNothingHere(c.res)) answerInstead(c, await nothingHere(c.env, { tenantId, path: urlOf(c).pathname }))
  return undefined
})
dashboardRoutes.post(signOutPath(), async (c) => {
  const session = await readSession(c.env, c.req.raw)
  if (!session) return c.redirect(signInPath(), 303)
  return signOut(c.env, session, { everywhere: (await formOf(c)).get('everywhere') === 'yes', url: urlOf(c) })
})
dashboardRoutes.get(dashboardPath(), (c) =>
  showToday(c.env, { tenantId: c.var.session.tenantId, query: urlOf(c).searchParams, now: new Date() }),
)
dashboardRoutes.get(sharePath(), (c) =>
  showShare(c.env, { tenantId: c.var.session.tenantId, query: urlOf(c).searchParams, now: new Date() }),
)
dashboardRoutes.get(dashboardPath('diary'), (c) =>
  showDiary(c.env, { tenantId: c.var.session.tenantId, query: urlOf(c).searchParams, now: new Date() }),
)
dashboardRoutes.route('/', timeRoutes)
dashboardRoutes.route('/', ruleRoutes)
dashboardRoutes.route('/', mySiteRoutes)
dashboardRoutes.get(dashboardPath('what-works'), (c) =>
  showWhatWorks(c.env, { tenantId: c.var.session.tenantId, query: urlOf(c).searchParams, now: new Date() }),
)
dashboardRoutes.get(dashboardPath('requests'), (c) =>
  showRequests(c.env, { tenantId: c.var.session.tenantId, query: urlOf(c).searchParams, now: new Date() }),
)
dashboardRoutes.get(askedCitiesPath(), (c) =>
  showAskedCities(c.env, {
    tenantId: c.var.session.tenantId,
    told: readTold(c.req.query('told')),
    isBlocked: c.req.query('said') === 'blocked',
    now: new Date(),
  }),
)
dashboardRoutes.post(askedCitiesPath(), async (c) => {
  const { tenantId } = c.var.session
  const form = await formOf(c)
  if (form.has('block')) return blockAsked(c.env, { tenantId, reference: String(form.get('block')) })
  return answerAsked(c.env, { tenantId, form, now: new Date(), waitUntil: waitUntilOf(c) })
})
dashboardRoutes.get(dashboardPath('requests/:reference'), (c) =>
  showRequest(c.env, requestOf(c), { said: c.req.query('said'), ...cameFor(c), now: new Date() }),
)
dashboardRoutes.post(dashboardPath('requests/:reference'), async (c) =>
  actOnRequest(c.env, requestOf(c), { form: await formOf(c), ...cameFor(c), now: new Date(), waitUntil: waitUntilOf(c) }),
)
dashboardRoutes.get(
  dashboardPath('requests/:reference/block'),
  async (c) => (await askToBlock(c.env, { ...requestOf(c), from: c.req.query('from') })) ?? notFound(),
)
dashboardRoutes.get(dashboardPath('blocks'), (c) => showBlocks(c.env, c.var.session.tenantId, c.req.query('said')))
dashboardRoutes.post(dashboardPath('blocks'), async (c) => undoBlock(c.env, c.var.session.tenantId, await formOf(c)))
dashboardRoutes.get(dashboardPath('flood'), (c) =>
  showFlood(c.env, { tenantId: c.var.session.tenantId, query: urlOf(c).searchParams, now: new Date() }),
)
dashboardRoutes.post(dashboardPath('flood'), async (c) =>
  actOnFlood(c.env, { tenantId: c.var.session.tenantId, form: await formOf(c), now: new Date() }),
)
dashboardRoutes.get(dashboardPath('settings'), (c) => showSettings(c.env, c.var.session, c.req.query('said')))
dashboardRoutes.post(dashboardPath('settings'), async (c) => saveSettings(c.env, c.var.session.tenantId, await formOf(c)))
dashboardRoutes.get(dashboardPath('deposit'), (c) => showDeposit(c.env, c.var.session.tenantId, c.req.query('said')))
dashboardRoutes.post(dashboardPath('deposit'), async (c) => saveDeposit(c.env, c.var.session.tenantId, await formOf(c)))
dashboardRoutes.post(dashboardPath('devices'), async (c) => signOutDevice(c.env, c.var.session, { form: await formOf(c), url: urlOf(c) }))
dashboardRoutes.post(dashboardPath('look'), async (c) => saveLook(c.env, c.var.session.tenantId, await formOf(c)))
dashboardRoutes.post(dashboardPath('push'), async (c) => answerPush(c.env, c.var.session, await formOf(c)))
dashboardRoutes.get(dashboardPath('export.csv'), (c) => exportDays(c.env, { tenantId: c.var.session.tenantId }))
