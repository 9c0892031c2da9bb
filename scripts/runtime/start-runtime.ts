import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { localUrl, PLATFORM_DOMAIN } from '../../tenants/contract/urls.ts'
import { runtimeMark } from './end-orphans.ts'
import { freePort } from './free-port.ts'
import { type PlanWorkersOptions, planWorkers } from './plan-workers.ts'
import { runCron, runCrons } from './run-crons.ts'
import { RuntimeLog } from './runtime-log.ts'
import { traceWorkers } from './trace-workers.ts'

export interface RuntimeOptions extends Omit<PlanWorkersOptions, 'platformUrl' | 'port'> {
  /** 0: any free one. */
  port: number
  /** Folder of the Durable Objects' storage. */
  state: string
  /** Instead of this process's own output: takes each line that the Workers log. */
  heard?: ((line: string) => void) | undefined
}

export interface Runtime {
  port: number
  /** Takes new bundles and new files from dist/. */
  reload: () => Promise<void>
  /** Runs what the platform Worker does at a cron expression, now. */
  runCron: (cron: string) => Promise<void>
  /** One operator's command of the platform Worker, e.g. "settle" (edge/platform/operator/operator.ts). */
  operate: (command: string, body?: object) => Promise<Response>
  /** From now on nothing is said of it: Ctrl-C reaches the runtime too, whose end Miniflare takes for a crash. */
  hush: () => void
  stop: () => Promise<void>
}

const TRIES = 4

/** All Workers in one workerd on one loopback port. Throws PortTaken. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  for (let left = TRIES - 1; ; left--)
    try {
      return await startOn(options)
    } catch (error) {
      // Between finding a free port and opening it another program may have taken it: then another one.
      if (options.port !== 0 || left === 0 || !/Address already in use/.test(String(error))) throw error
    }
}

async function startOn({ port, heard, ...rest }: RuntimeOptions): Promise<Runtime> {
  await refuseTakenPort(port)
  // Links in mails need the address before the runtime has one.
  const options = { ...rest, port: port === 0 ? await freePort() : port }
  await mkdir(options.state, { recursive: true, mode: 0o700 })
  const log = new RuntimeLog(heard)
  let planned = await miniflareOptions(options, log)
  const miniflare = await privately(async () => {
    const started = new Miniflare(planned)
    await started.ready
    return started
  })
  const stopClock = runCrons(miniflare, options.root)
  return {
    port: options.port,
    runCron: (cron) => runCron(miniflare, cron),
    operate: (command, body) => operate(miniflare, { command, body, operatorKey: options.secrets.operatorKey, isPublic: options.isPublic }),
    reload: async () => {
      const changed = await miniflareOptions(options, log)
      const take = (plan: typeof planned) =>
        privately(async () => {
          await miniflare.setOptions(plan)
          await miniflare.ready
        })
      const reload = async () => {
        try {
          await take(changed)
          planned = changed
        } catch (error) {
          // A Worker that throws as it is loaded: nobody would answer any more.
          await take(planned)
          throw error
        }
      }
      await log.during(reload, (lines, error) => traceWorkers(lines, error, options.root))
    },
    hush: () => {
      log.isHushed = true
    },
    stop: async () => {
      await stopClock()
      await miniflare.dispose()
    },
  }
}

/** What a process inherits that is started meanwhile: the files of Durable Objects are for their owner alone, those that come later too. */
async function privately<T>(start: () => Promise<T>): Promise<T> {
  const before = process.umask(0o077)
  try {
    return await start()
  } finally {
    process.umask(before)
  }
}

/** Past the local router, so that it works before anybody is let in. */
async function operate(
  miniflare: Miniflare,
  {
    command,
    body,
    operatorKey,
    isPublic = false,
  }: { command: string; body?: object | undefined; operatorKey: string; isPublic?: boolean | undefined },
): Promise<Response> {
  const platform = await miniflare.getWorker('platform')
  const url = `http://${isPublic ? PLATFORM_DOMAIN : 'localhost'}/_/operator/${command}`
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const response = await platform.fetch(url, { method: 'POST', headers: { authorization: `Bearer ${operatorKey}` }, ...sent })
  const answer = await response.arrayBuffer()
  return new Response(answer.byteLength === 0 ? null : answer, { status: response.status })
}

async function miniflareOptions({ port, state, ...plan }: Omit<RuntimeOptions, 'heard'>, log: RuntimeLog) {
  return convertV4MiniflareOptions({
    host: '127.0.0.1',
    // Of Miniflare's own entry, which runs crons for us; visitors come by the local router's socket.
    port: 0,
    cf: {},
    log,
    handleStructuredLogs: log.take,
    resourcePersistencePath: state,
    unsafeRuntimeEnv: await runtimeMark(state),
    workers: await planWorkers({ ...plan, port, platformUrl: plan.isPublic ? `https://${PLATFORM_DOMAIN}` : localUrl({ port }) }),
  } as Parameters<typeof convertV4MiniflareOptions>[0])
}

export class PortTaken extends Error {
  override readonly name = 'PortTaken'
}

/** Throws PortTaken. */
export async function refuseTakenPort(port: number): Promise<void> {
  if (port === 0) return
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new PortTaken(
          `Port ${port} ${error.code === 'EACCES' ? 'may not be used by this user' : 'is taken by another program'}. Stop that program, or choose another port: PORT=8790 npm start`,
        ),
      ),
    )
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })
}
