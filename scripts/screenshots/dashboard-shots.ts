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
    const cookie = await signIn(stack, dataDir)
    const { operatorKey } = await loadLocalSecrets(dataDir)
    const pages = await listPages(stack.port, dataDir)
    const plans = pages.flatMap(({ name, url }) =>
      Object.entries(VIEWPORTS).flatMap(([device, viewport]) =>
        (['light', 'dark'] as const).map((colorScheme) => ({
          name: `${name}-${device}${colorScheme === 'dark' ? '-dark' : ''}`,
          options: { ...viewport, colorScheme, ...(name === 'operator' ? operatorLogin(operatorKey) : {}) },
          page: { url },
        })),
      ),
    )
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

const operatorLogin = (password: string) => ({ httpCredentials: { username: 'operator', password } })

/** Every page of the app, and those behind the links of a request's mails. */
async function listPages(port: number, dataDir: string): Promise<{ name: string; url: string }[]> {
  const { reference, companion, client } = await bookOnce(port, dataDir)
  const app = {
    today: '',
    requests: 'requests',
    request: `requests/${reference}`,
    'other-times': `requests/${reference}?do=times`,
    diary: 'diary',
    month: 'diary?view=month',
    'what-works': 'what-works',
    settings: 'settings',
    blocks: 'blocks',
    flood: 'flood',
  }
  const at = (where: string) => localUrl({ port }) + where
  return [
    ...Object.entries(app).map(([name, part]) => ({ name: `dashboard-${name}`, url: at(dashboardPath(part)) })),
    { name: 'request-answer', url: companion },
    { name: 'request-own', url: client },
    { name: 'sign-in', url: at(signInPath()) },
    { name: 'operator', url: at(operatorPath()) },
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
  const linkIn = (text: string | undefined) => /http\S+\/requests?\/[^\s?]+/.exec(text ?? '')?.[0] ?? ''
  return { reference, companion: linkIn(mailTo('claire@')?.text), client: linkIn(mailTo('robin@')?.text) }
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
