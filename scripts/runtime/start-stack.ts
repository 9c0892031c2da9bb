import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { supervisePostgres } from '../../db/embedded/supervise-postgres.ts'
import { parseDatabaseUrl } from '../../db/parse-database-url.ts'
import { planConnection } from '../../db/plan-connection.ts'
import type { BuildResult } from '../../sites/builder/build-all.ts'
import type { TenantBuildOptions } from '../../sites/builder/build-tenant.ts'
import type { BuildPaths } from '../../sites/builder/paths.ts'
import { PhotosLater } from '../../sites/builder/photos-later.ts'
import { refuseForeignEarly } from '../secrets/admit-secrets.ts'
import { secretsToStartWith } from '../secrets/secrets-of-stack.ts'
import type { LiveReload } from '../serve/live-reload.ts'
import { tellSavedSql } from '../serve/tell-source.ts'
import { buildChanged, buildWhole } from './build-changed.ts'
import { endOrphans } from './end-orphans.ts'
import type { DatabaseKeeper } from './keep-database.ts'
import type { LocalSecrets } from './local-secrets.ts'
import { lockDataDir } from './lock-data-dir.ts'
import { openDataDir } from './open-data-dir.ts'
import { openMailbox } from './open-mailbox.ts'
import { openOriginals } from './open-originals.ts'
import { openPushService } from './open-push-service.ts'
import { relayDatabase } from './relay-database.ts'
import { type Runtime, type RuntimeOptions, refuseTakenPort, startRuntime } from './start-runtime.ts'
import { takeTurns } from './take-turns.ts'
import { tellDatabase } from './tell-database.ts'

export interface StackOptions {
  paths: BuildPaths
  /** 0: any free one. */
  port: number
  dataDir: string
  /** Undefined: the embedded server below dataDir. */
  databaseUrl: string | undefined
  onProgress: TenantBuildOptions['onProgress']
  /** Slugs of the sites that are built; those of others are served as they were last built. Absent: all. */
  only?: readonly string[]
  /** For simulations: requests say what time it is. */
  virtualClock?: boolean
  /** Real mails, real hosts, behind a proxy that ends TLS. */
  isPublic?: boolean
  /** Of a development server: open pages hear of each build that is in service. */
  live?: LiveReload
}

export interface Stack {
  port: number
  databaseUrl: string
  build: BuildResult
  /** Builds what changed and takes it into service. `tenants`: slugs, which are served from the disk as they are; empty: all, and the Workers anew. */
  refresh: (tenants: string[]) => Promise<BuildResult>
  /** Runs what the platform does at a cron expression, now. */
  runCron: (cron: string) => Promise<void>
  stop: () => Promise<void>
}

export interface ServingStack extends Stack {
  /** Migrations and tenants: under way, repeated until they work. */
  database: DatabaseKeeper
  /** One build at a time, whoever builds in this process. */
  inTurn: ReturnType<typeof takeTurns>
  /** One operator's command of the platform. */
  operate: Runtime['operate']
  hush: Runtime['hush']
  /** Resolves after the first try. */
  firstTry: Promise<void>
  /** Builds again, whole, what was served before its photos were encoded; undefined where nothing was. */
  whole: Promise<BuildResult | undefined>
}

/** The whole line on one machine, with the database ready: for commands and tests, which need one. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const sentences: string[] = []
  const stack = await startServing(options, (sentence) => sentences.push(sentence))
  await stack.firstTry
  if (stack.database.isReady) return stack
  await stack.stop()
  throw new Error(sentences.join('\n'))
}

/**
 * The sites first: they and the taking of requests need no database, which is prepared meanwhile, however long that takes. `say` hears of it. Whatever
 * else fails, what was started is stopped.
 */
export async function startServing(options: StackOptions, say: (sentence: string) => void): Promise<ServingStack> {
  const { paths, dataDir, onProgress, only = [] } = options
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each()
  }
  try {
    await claimPlace(options, { stops, say })
    const secrets = await secretsToStartWith(dataDir, { isPublic: options.isPublic === true })
    const server = options.databaseUrl === undefined ? await supervisePostgres(path.join(dataDir, 'postgres'), say) : undefined
    if (server) stops.push(server.stop)
    const url = server?.url ?? (await parseDatabaseUrl(options.databaseUrl ?? ''))
    if (!server) await refuseForeignEarly(url, secrets)
    const refused = new Set<string>()
    const later = options.live && new PhotosLater(onProgress)
    const building = { paths, only, onProgress, refused, later }
    const build = await buildChanged({ ...building, tenants: [] })
    const relay = await relayDatabase(url)
    stops.push(relay.stop)
    const runtime = await startRuntime(runtimeOptions(options, { url: relay.url, secrets, later }))
    stops.push(runtime.stop)
    const tried = (error: unknown) => options.live?.database(tellSavedSql(error, paths.root))
    const { database, tell } = tellDatabase({ url, paths, dataDir, secrets, refused, server, operate: runtime.operate, tried, say })
    stops.push(() => database.stop())
    const inTurn = takeTurns()
    const refresh = async (tenants: string[]) => {
      const changed = await inTurn(() => buildChanged({ ...building, tenants }))
      if (tenants.length > 0) options.live?.built(changed, tenants)
      await tell(tenants)
      if (tenants.length > 0) return changed
      await runtime.reload()
      options.live?.built(changed, [])
      return changed
    }
    const firstTry = tell([])
    const whole = firstTry.then(() => later && buildWhole(later, { inTurn, refresh }))
    whole.catch(() => undefined)
    if (later) stops.push(() => later.stop())
    return { ...runtime, databaseUrl: url, build, refresh, inTurn, stop, database, firstTry, whole }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The data folder and the port: of this process alone, or a sentence before anything is built or started. */
async function claimPlace(
  { dataDir, port }: StackOptions,
  { stops, say }: { stops: (() => Promise<void>)[]; say: (sentence: string) => void },
): Promise<void> {
  await openDataDir(dataDir)
  stops.push(await lockDataDir(dataDir))
  const state = stateOf(dataDir)
  await mkdir(state, { recursive: true, mode: 0o700 })
  if ((await endOrphans(state)) > 0)
    say('The platform was killed and has left its runtime behind, which is ended now. What it took is kept.')
  await refuseTakenPort(port)
}

/** Where the Durable Objects' storage lies. */
const stateOf = (dataDir: string): string => path.join(dataDir, 'edge')

function runtimeOptions(
  { paths, port, dataDir, databaseUrl, virtualClock = false, isPublic = false, live }: StackOptions,
  { url, secrets, later }: { url: string; secrets: LocalSecrets; later: PhotosLater | undefined },
): RuntimeOptions {
  return {
    root: paths.root,
    dist: paths.dist,
    databaseUrl: url,
    prepares: databaseUrl === undefined || planConnection(databaseUrl).prepare,
    port,
    state: stateOf(dataDir),
    secrets,
    mail:
      process.env.SMTP_URL === undefined
        ? { mailbox: openMailbox(path.join(dataDir, 'mails')), pushService: openPushService(path.join(dataDir, 'pushes')) }
        : { smtpUrl: process.env.SMTP_URL },
    originals: openOriginals(path.join(dataDir, 'originals')),
    virtualClock,
    isUnlimited: virtualClock || process.env.BOOKING_LIMITS === 'off',
    databasePatience: process.env.DATABASE_PATIENCE,
    calendarServer: process.env.CALENDAR_SERVER,
    isPublic,
    live: live && (async (request) => (await later?.answer(request)) ?? live.answer(request)),
  }
}
