import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseDatabaseUrl } from '../../db/parse-database-url.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { Failed, Usage } from '../command-line/failed.ts'
import { expectTenants } from '../command-line/known-tenant.ts'
import { ROOT as root } from '../command-line/root.ts'
import { readMailSender } from '../deploy/mail-sender.ts'
import { secretProblem } from '../deploy/plan-secrets.ts'
import { formatBuildTable } from '../print/format-build-table.ts'
import { showEncodingProgress } from '../print/show-encoding-progress.ts'
import { showProblems } from '../print/show-problems.ts'
import { dataDirOf } from '../runtime/data-dir.ts'
import { builtTenants } from '../runtime/plan-workers.ts'
import type { ServingStack } from '../runtime/start-stack.ts'
import { formatProductionWelcome, formatWelcome } from './format-welcome.ts'
import { LiveReload } from './live-reload.ts'
import { startAgain } from './start-again.ts'

const paths = buildPaths(root)
const dataDir = dataDirOf(root)
/** The sites are up before; only the lines that say so wait for the database, and no longer than this. */
const PATIENCE_MS = 10_000

interface Options {
  /** Slugs of the sites that are built; empty: all. */
  only: readonly string[]
  port?: string | undefined
  watch: boolean
  production: boolean
}

/** Everything on this machine, until a signal: sites, platform, the embedded PostgreSQL where DATABASE_URL is not set. */
export async function serve({ only, port, watch, production }: Options): Promise<void> {
  const started = performance.now()
  if (production && !process.env.SMTP_URL)
    throw new Failed('Set SMTP_URL (smtps://user:password@host:465): in production mails are sent, not kept in a folder.')
  const mailProblem = secretProblem('SMTP_URL', process.env.SMTP_URL)
  if (production && mailProblem !== undefined) throw new Failed(mailProblem)
  const isWatching = watch && !production
  await expectTenants(root, only)
  const given = { port: parsePort(port ?? process.env.PORT ?? '8787'), databaseUrl: process.env.DATABASE_URL }
  if (given.databaseUrl !== undefined) await parseDatabaseUrl(given.databaseUrl)
  // Imported here: what is wrong above is said at once.
  const { startServing } = await import('../runtime/start-stack.ts')
  const live = new LiveReload()
  const stack = await startServing(
    { ...(isWatching ? { live } : {}), paths, ...given, dataDir, only, onProgress: showEncodingProgress, isPublic: production },
    (sentence) => console.error(`\n${sentence}`),
  )
  await tellBuild(stack, Math.round(performance.now() - started) / 1000)
  live.built(stack.build, [])
  const watcher = isWatching
    ? await keepWatch(stack.refresh, { live, only, startAgain: (files) => startAgain(files, { root, live, stop: () => stop() }) })
    : undefined
  // The suite's stack serves the real folders, in which no test may write.
  const publisher = process.env.PUBLISHER === 'off' ? undefined : publishWhenReady(stack)
  const stop = async () => {
    stack.hush()
    await watcher?.close()
    await publisher?.stop()
    await stack.stop()
  }
  stopOn(['SIGINT', 'SIGTERM', 'SIGHUP'], stop)
  // A database that belongs to other secrets, found only now because it was away, or one that cannot be made: said already.
  void stack.database.ready.catch(() => stop().finally(() => process.exit(1)))
  await Promise.race([stack.firstTry, pause(PATIENCE_MS)])
  const isReady = stack.database.isReady
  const place = { port: stack.port, dataDir: path.relative(root, dataDir) || dataDir, embedded: process.env.DATABASE_URL === undefined }
  const tenants = await builtTenants(paths.dist)
  const sender = await readMailSender(root)
  console.log(
    production
      ? formatProductionWelcome({ ...place, tenants, isReady, sender })
      : formatWelcome({ ...place, tenants, isReady, watching: watcher !== undefined }),
  )
  if (!isReady)
    void stack.database.ready.then(
      () => console.log('\nReady.'),
      () => undefined,
    )
}

async function tellBuild({ build, whole }: ServingStack, seconds: number): Promise<void> {
  console.log(formatBuildTable(build, seconds))
  if (build.problems.length > 0) console.error(`\n${await showProblems(root, build.problems)}`)
  void tellWhole(whole)
}

/** Of sites that were served before all their photos were encoded. */
async function tellWhole(whole: ServingStack['whole']): Promise<void> {
  try {
    const { builds = [], problems = [] } = (await whole) ?? {}
    const slugs = builds.filter(({ built }) => built).map(({ slug }) => slug)
    if (slugs.length > 0) console.log(`All photos of ${slugs.join(', ')} are encoded, and the pages built with them.`)
    if (problems.length > 0) console.error(`\n${await showProblems(root, problems)}`)
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

async function keepWatch(
  refresh: ServingStack['refresh'],
  { live, only, startAgain }: { live: LiveReload; only: readonly string[]; startAgain: (files: readonly string[]) => Promise<void> },
) {
  const { watchSources } = await import('./watch-sources.ts')
  return watchSources(root, refresh, { failed: (problems) => live.failed(problems), startAgain, only })
}

/** What companions publish, from the moment in which the database is ready. */
function publishWhenReady({ databaseUrl, database, inTurn, operate }: ServingStack): { stop: () => Promise<void> } {
  const say = (sentence: string) => console.log(sentence)
  const ended = new AbortController()
  const running = database.ready.then(
    async () => {
      const { keepPublisher } = await import('../publisher/keep-publisher.ts')
      const { originalsOf } = await import('../publisher/fetch-original.ts')
      const { publisherPlace } = await import('../publisher/publisher-place.ts')
      if (!ended.signal.aborted)
        await keepPublisher(databaseUrl, publisherPlace(paths, { say, inTurn, original: originalsOf(operate) }), ended.signal)
    },
    () => undefined,
  )
  return {
    stop: async () => {
      ended.abort()
      if (database.isReady) await running
    },
  }
}

function parsePort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new Usage(`A port (PORT or --port) is a number from 0 to 65535, not "${text}".`)
}

/** A second signal does not interrupt the first one's work: nothing may be left running. */
function stopOn(signals: NodeJS.Signals[], stop: () => Promise<void>): void {
  let _stopping: Promise<void> | undefined
  for (const signal of signals) {
    // Miniflare exits at once on a signal, before PostgreSQL has stopped; `stop` ends Miniflare too.
    process.removeAllListeners(signal)
    process.on(signal, () => {
      _stopping ??= stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
          process.exit(1)
        },
      )
    })
  }
}
