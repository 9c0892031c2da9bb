import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Sql } from 'postgres'
import { connect } from '../../db/connect.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { type Stack, startStack } from '../runtime/start-stack.ts'
import { type AppPage, listPages } from './app-pages.ts'
import { makeAppTenants, PEOPLE } from './app-tenants.ts'
import { askForDinner } from './ask-for-dinner.ts'
import { askHerToCome } from './ask-her-to-come.ts'
import { hideSite, inviteBoth, setUpSites } from './begin-sites.ts'
import { ASKED, answerMost, fillWithTraffic, keepTimes } from './claire-month.ts'
import { draftSomething } from './draft-something.ts'
import { type Cookies, headerOf, signInEverybody } from './sign-in-everybody.ts'

export interface RunningApp {
  /** Every page of the app, and those behind the links of mails. */
  pages: AppPage[]
  /** What signs Claire in. */
  cookie: Cookies['busy']
  operatorKey: string
  stop: () => Promise<void>
}

/** Her app after a month of simulated traffic, with a request that waits, and beside it those who begin, on a stack of its own whose data is thrown away. */
export async function startApp(): Promise<RunningApp> {
  const { paths, drop } = await makeAppTenants()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'app-data-'))
  const stops = [drop, () => rm(dataDir, { recursive: true, force: true })]
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each()
  }
  try {
    const stack = await startStack({ paths, port: 0, dataDir, databaseUrl: undefined, onProgress: () => undefined, virtualClock: true })
    stops.push(stack.stop)
    const sql = connect(stack.databaseUrl)
    stops.push(() => sql.end())
    const { pages, cookies } = await fill({ stack, sql, place: { port: stack.port, dataDir, paths } })
    const { operatorKey } = await loadLocalSecrets(dataDir)
    return { pages, cookie: cookies.busy, operatorKey, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Filled {
  stack: Stack
  sql: Sql
  place: Parameters<typeof hideSite>[2]
}

async function fill({ stack, sql, place }: Filled): Promise<{ pages: AppPage[]; cookies: Cookies }> {
  await fillWithTraffic(stack)
  await inviteBoth(sql, place.paths)
  const cookies = await signInEverybody(sql, place)
  const cookie = headerOf(cookies.busy)
  const appointment = await answerMost(stack, cookie)
  const block = await keepTimes(stack.databaseUrl)
  await askHerToCome(sql, { tenantId: PEOPLE.busy, port: place.port })
  await draftSomething(sql, { tenantId: PEOPLE.busy, paths: place.paths, port: place.port, cookie })
  const photo = await setUpSites(sql, cookies, place)
  const publication = await hideSite(sql, cookies, place)
  const request = await askForDinner(ASKED, {
    port: place.port,
    slug: PEOPLE.busy,
    dataDir: place.dataDir,
    cookie: 'ab=hero-photo.1:garden:e',
  })
  return { pages: await listPages({ place, cookies, ids: { appointment, block, photo, publication, request } }), cookies }
}
