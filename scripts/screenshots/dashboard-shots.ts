import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { connect } from '../../db/connect.ts'
import { insertSignInLink } from '../../db/queries/insert-sign-in-link.ts'
import { refreshRollups } from '../../db/queries/refresh-rollups.ts'
import { attributeBookings } from '../../db/queries/requests.ts'
import { signSignIn } from '../../edge/platform/keys/sign-in-link.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { bookingsPath, dashboardPath, localUrl, operatorPath, signInPath } from '../../tenants/contract/urls.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { startStack } from '../runtime/start-stack.ts'
import { runSimulation } from '../simulate/run-simulation.ts'
import { eventually } from '../test-support/eventually.ts'
import { readMails, recipientOf } from '../test-support/read-mails.ts'
import { requestSite, startInDays } from '../test-support/request-site.ts'
import { VIEWPORTS } from './plan-shots.ts'

export interface DashboardShot {
  name: string
  png: Buffer
}

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Request pages and the dashboard after a month of simulated traffic. */
export async function takeDashboardShots(browser: Browser): Promise<DashboardShot[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'shots-'))
  const stack = await startStack({
    paths: buildPaths(ROOT),
    port: 0,
    dataDir,
    databaseUrl: undefined,
    onProgress: () => undefined,
    virtualClock: true,
  })
  try {
    await fillWithTraffic(stack)
    const { phone, desktop } = VIEWPORTS
    const url = (where: string) => ({ url: localUrl({ port: stack.port }) + where })
    const cookie = await signIn(stack, dataDir)
    const { operatorKey } = await loadLocalSecrets(dataDir)
    const asOperator = { ...desktop, httpCredentials: { username: 'operator', password: operatorKey } }
    const parts = { today: '', requests: 'requests', diary: 'diary', 'what-works': 'what-works', settings: 'settings' }
    const plans: ShotPlan[] = [
      ...(await planLinkedPages(stack.port, dataDir)),
      ...Object.entries(parts).flatMap(([name, part]) => [
        { name: `dashboard-${name}-phone`, options: phone, page: url(dashboardPath(part)) },
        { name: `dashboard-${name}-desktop`, options: desktop, page: url(dashboardPath(part)) },
      ]),
      { name: 'sign-in-phone', options: phone, page: url(signInPath()) },
      { name: 'operator-desktop', options: asOperator, page: url(operatorPath()) },
    ]
    const shots: DashboardShot[] = []
    for (const plan of plans) shots.push(await shoot(browser, plan, { name: 'desk', value: cookie, url: localUrl({ port: stack.port }) }))
    return shots
  } finally {
    await stack.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

interface ShotPlan {
  name: string
  options: BrowserContextOptions
  page: { url: string }
}

async function shoot(
  browser: Browser,
  { name, options, page }: ShotPlan,
  cookie: { name: string; value: string; url: string },
): Promise<DashboardShot> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
  await context.addCookies([cookie])
  const tab = await context.newPage()
  await tab.goto(page.url, { waitUntil: 'networkidle' })
  const png = await tab.screenshot({ fullPage: true })
  await context.close()
  return { name, png }
}

/** The pages behind the links of a request's mails. */
async function planLinkedPages(port: number, dataDir: string): Promise<ShotPlan[]> {
  const { companion, client } = await bookOnce(port, dataDir)
  const { phone } = VIEWPORTS
  return [
    { name: 'request-confirm-phone', options: phone, page: { url: companion } },
    { name: 'request-own-phone', options: phone, page: { url: client } },
  ]
}

type Stack = Awaited<ReturnType<typeof startStack>>

async function fillWithTraffic(stack: Stack): Promise<void> {
  const plan = {
    days: 28,
    visitors: 22,
    seed: 5,
    rate: 0.04,
    effects: new Map([['garden', 1.6]]),
    now: new Date(),
    onProgress: () => undefined,
  }
  await runSimulation({ ...plan, port: stack.port, databaseUrl: stack.databaseUrl, slug: 'claire' })
  const sql = connect(stack.databaseUrl)
  await attributeBookings(sql)
  await refreshRollups(sql, 'claire')
  await sql.end()
}

async function bookOnce(port: number, dataDir: string) {
  const draft = {
    name: 'Robin Example',
    email: 'robin@example.com',
    phone: '+61 491 570 156',
    address: 'The Grand Hotel, Harbour Street',
    message: 'I liked the photo with the dandelion. Dinner first, perhaps by the water?',
    service: 'dinner',
    startsAt: startInDays(600, 19),
    hours: 3,
    idempotencyKey: randomUUID(),
  }
  const headers = { 'content-type': 'application/json', cookie: 'ab=hero-photo.1:garden:e' }
  const response = await requestSite({ port, slug: 'claire', path: bookingsPath(), method: 'POST', headers, body: JSON.stringify(draft) })
  const { reference } = (await response.json()) as { reference: string }
  const mails = await eventually(async () => {
    const found = await readMails(dataDir, reference)
    return found.length === 2 ? found : undefined
  })
  const mailTo = (address: string) => mails.find((mail) => recipientOf(mail).includes(address))
  const linkIn = (text: string | undefined) => /http\S+/.exec(text ?? '')?.[0] ?? ''
  return { companion: linkIn(mailTo('claire@')?.text), client: linkIn(mailTo('robin@')?.text) }
}

async function signIn(stack: Stack, dataDir: string): Promise<string> {
  const sql = connect(stack.databaseUrl)
  const linkId = await insertSignInLink(sql, 'claire')
  await sql.end()
  const { linkSecret } = await loadLocalSecrets(dataDir)
  const link = signInPath(await signSignIn(linkSecret, { tenantId: 'claire', linkId }))
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await requestSite({ port: stack.port, path: link, method: 'POST', headers, body: '' })
  return /desk=([0-9a-f]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? ''
}
