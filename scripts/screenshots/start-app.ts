import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect } from '../../db/connect.ts'
import { refreshRollups } from '../../db/queries/refresh-rollups.ts'
import { attributeBookings } from '../../db/queries/requests.ts'
import { confirmEmails } from '../../db/queries/seed-history.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { writeBlock } from '../../edge/platform/diary/write-block.ts'
import { removeDraft } from '../../sites/builder/draft-site.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { dashboardPath, localUrl, operatorPath, signInPath } from '../../tenants/contract/urls.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { type Stack, startStack } from '../runtime/start-stack.ts'
import { daysAtHome } from '../runtime/tour-days.ts'
import { runSimulation } from '../simulate/run-simulation.ts'
import { requestDashboard } from '../test-support/request-dashboard.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { askForDinner } from './ask-for-dinner.ts'
import { askHerToCome } from './ask-her-to-come.ts'
import { draftSomething } from './draft-something.ts'

export interface AppPage {
  name: string
  url: string
  /** The button that leads to it from there: a page that only a form opens. */
  press?: string
}

export interface RunningApp {
  /** Every page of the app, and those behind the links of a request's mails. */
  pages: AppPage[]
  /** What signs her in. */
  cookie: { name: string; value: string; url: string }
  operatorKey: string
  stop: () => Promise<void>
}

const paths = buildPaths(path.resolve(import.meta.dirname, '../..'))
const TENANT = 'claire'

/** Her app after a month of simulated traffic, with a request that waits, on a stack of its own whose data is thrown away. */
export async function startApp(): Promise<RunningApp> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'app-'))
  const stack = await startStack({
    paths,
    port: 0,
    dataDir,
    databaseUrl: undefined,
    onProgress: () => undefined,
    virtualClock: true,
  })
  const stop = async () => {
    await stack.stop()
    await removeDraft(paths.dist, TENANT)
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await fillWithTraffic(stack)
    const sql = connect(stack.databaseUrl)
    const cookie = await signInAs(TENANT, sql, { port: stack.port, dataDir })
    await answerMost(stack, cookie)
    const value = cookie.replace('desk=', '')
    const { operatorKey } = await loadLocalSecrets(dataDir)
    const blockId = await keepTimes(stack.databaseUrl)
    await askHerToCome(sql, { tenantId: TENANT, port: stack.port })
    await draftSomething(sql, { tenantId: TENANT, paths, port: stack.port, cookie })
    await sql.end()
    const pages = await listPages(stack.port, dataDir, blockId)
    return { pages, cookie: { name: 'desk', value, url: localUrl({ port: stack.port }) }, operatorKey, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function listPages(port: number, dataDir: string, blockId: string): Promise<AppPage[]> {
  const { reference, companion, client } = await askForDinner(ASKED, { port, slug: TENANT, dataDir, cookie: 'ab=hero-photo.1:garden:e' })
  const app = {
    today: '',
    requests: 'requests',
    cities: 'requests/cities',
    request: `requests/${reference}`,
    'other-times': `requests/${reference}?do=times`,
    diary: 'diary',
    'diary-away': `diary?on=${dayAhead(9)}`,
    month: 'diary?view=month',
    hours: 'diary/hours',
    tour: 'diary/tour',
    leg: 'diary/tour/add',
    'block-time': `diary/block?day=${dayAhead(1)}&from=14:00&to=18:00&repeat=weekly`,
    block: `diary/block/${blockId}?at=${dayAhead(1)}T14:00`,
    'what-works': 'what-works',
    'my-site': 'my-site',
    photos: 'my-site/photos',
    'add-photos': 'my-site/photos/add',
    ...{ review: 'my-site/review', draft: 'my-site/preview', 'start-test': 'my-site/tests/new?place=portrait' },
    'end-test': 'my-site/tests/hero-photo',
    settings: 'settings',
    blocks: 'blocks',
    calendars: 'calendars',
    flood: 'flood',
  }
  const at = (where: string) => localUrl({ port }) + where
  return [
    ...Object.entries(app).map(([name, part]) => ({ name: `dashboard-${name}`, url: at(dashboardPath(part)) })),
    { name: 'dashboard-in-the-way', url: at(dashboardPath(`diary/block?day=${ASKED.slice(0, 10)}&from=18:00`)), press: 'Block this time' },
    { name: 'request-answer', url: companion },
    { name: 'request-own', url: client },
    { name: 'sign-in', url: at(signInPath()) },
    { name: 'operator', url: at(operatorPath()) },
  ]
}

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

/** She has answered most: four confirmed to one declined. */
async function answerMost({ port, databaseUrl }: Stack, cookie: string): Promise<void> {
  const sql = connect(databaseUrl)
  const references = await confirmEmails(sql, 'claire')
  await sql.end()
  for (const [index, reference] of references.entries()) {
    if (WAITING.includes(index)) continue
    await requestDashboard(dashboardPath(`requests/${reference}`), {
      port,
      cookie,
      form: { do: 'change', to: index % 5 === 4 ? 'declined' : 'confirmed' },
    })
  }
}

/** Of hers by time, those that she has not. */
const WAITING = [3, 8]
/** After what the simulation asks for: as a client does, a few weeks ahead. */
const ASKED = `${daysAtHome(new Date(), 24).next().value}T19:00`
const dayAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Times of her own around today: an afternoon of every week, whose id is returned, and days away where no request waits. */
async function keepTimes(databaseUrl: string): Promise<string> {
  const sql = connect(databaseUrl)
  const clock = { place: 'Sydney', timeZone: 'Australia/Sydney' }
  const blocks = [
    { startsLocal: `${dayAhead(1)}T14:00`, endsLocal: `${dayAhead(1)}T18:00`, rule: 'FREQ=WEEKLY', ...clock },
    { startsLocal: `${dayAhead(9)}T16:00`, endsLocal: `${dayAhead(12)}T10:00`, rule: null, ...clock },
  ]
  const ids: (string | undefined)[] = []
  for (const block of blocks)
    await withTenant(sql, { tenantId: 'claire', role: 'companion_ingest' }, async (tx) => {
      const options = { block, meeting: 'keep', seen: 'all', madeBy: 'companion', now: new Date() } as const
      ids.push((await writeBlock(tx, 'claire', options)).blockId)
    })
  await sql.end()
  return ids[0] ?? ''
}
