import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { connect } from '../../db/connect.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { BOOKING_FILL_SECONDS_MIN } from '../../tenants/contract/limits.ts'
import { availabilityPath, bookingsPath, dashboardPath } from '../../tenants/contract/urls.ts'
import { formatTable } from '../print/format-table.ts'
import { dayAtHome } from '../runtime/tour-days.ts'
import { freshAddress, requestSite } from '../test-support/request-site.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { type Serve, startServe } from '../test-support/start-serve.ts'

const WHOLE = { trials: 200, clients: 20 }
const QUICK = { trials: 3, clients: 4 }
const P95_MS_MAX = 1000
const FIRST_TRIAL_DAY = 40
const FIRST_CLIENT_DAY = 300
const CLIENT_DAYS = 400
const DAY_MS = 86_400_000

interface Trial {
  answered: number
  refused: number
  hidden: number
  /** A client was given a time that she had been told is blocked. */
  isMissed: boolean
}

/** The platform that is measured: one of its own, or where the figure is not what counts, that of several benches. */
export type BenchServe = Pick<Serve, 'port' | 'dataDir' | 'stop'>

/** From her tap on "Block this time" to the first client who is refused it, while others book. */
export async function benchBlocked(quick: boolean, start: () => Promise<BenchServe> = startServe): Promise<string> {
  const { trials: count, clients } = quick ? QUICK : WHOLE
  const serve = await start()
  const sql = connect((await startEmbeddedPostgres(path.join(serve.dataDir, 'postgres'))).url)
  try {
    const cookie = await signInAs('claire', sql, serve)
    const crowd = startCrowd(serve.port, clients)
    const trials: Trial[] = []
    try {
      for (const day of trialDays(count)) trials.push(await runTrial(serve.port, cookie, day))
    } finally {
      await crowd.stop()
    }
    const { answers } = crowd
    const refused = quantiles(trials.map((each) => each.refused))
    const missed = trials.filter(({ isMissed }) => isMissed).length
    const rows = [
      { 'from her tap until': 'her page answers', ...inWords(quantiles(trials.map((each) => each.answered))) },
      { 'from her tap until': 'a client who asks for it has a 409', ...inWords(refused) },
      { 'from her tap until': 'it is no longer offered', ...inWords(quantiles(trials.map((each) => each.hidden))) },
    ]
    return `${trials.length} blocks, while ${clients} clients book, each ${BOOKING_FILL_SECONDS_MIN} seconds after the last answer (${[...answers].map(([status, count]) => `${count} × ${status}`).join(', ')}).

${formatTable(rows)}

p95 until the first 409: ${refused.p95.toFixed(0)} ms (at most ${P95_MS_MAX}: ${refused.p95 <= P95_MS_MAX && missed === 0 ? 'held' : 'missed'}). Given away after her page had answered: ${missed}.`
  } finally {
    await sql.end()
    await serve.stop()
  }
}

/** Days on which she is at home, none of which the crowd asks for. */
function trialDays(count: number): string[] {
  const days = Array.from({ length: FIRST_CLIENT_DAY - FIRST_TRIAL_DAY }, (_, index) => FIRST_TRIAL_DAY + index)
  const plain = days.map((ahead) => [dayAtHome(new Date(), ahead), new Date(Date.now() + ahead * DAY_MS).toISOString().slice(0, 10)])
  return plain.flatMap(([home = '', day]) => (home === day ? [home] : [])).slice(0, count)
}

async function runTrial(port: number, cookie: string, day: string): Promise<Trial> {
  const start = performance.now()
  const form = new URLSearchParams({ day, from: '18:00', to: '23:00' }).toString()
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
  const response = await requestSite({ port, path: dashboardPath('diary/block'), method: 'POST', headers, body: form })
  if (response.status !== 303) throw new Error(`Blocking ${day} answered ${response.status}.`)
  const answered = performance.now() - start
  const [status, hidden] = await Promise.all([book(port, `${day}T19:00`), untilHidden(port, day, start)])
  return { answered, refused: status.at - start, hidden, isMissed: status.status !== 409 }
}

async function book(port: number, startsAt: string): Promise<{ status: number; at: number }> {
  const { status } = await requestSite({
    port,
    slug: 'claire',
    path: bookingsPath(),
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() },
    body: JSON.stringify({ name: 'Bench', email: `${crypto.randomUUID()}@example.com`, service: 'dinner', hours: 3, startsAt }),
  })
  return { status, at: performance.now() }
}

async function untilHidden(port: number, day: string, start: number): Promise<number> {
  for (;;) {
    const query = `from=${day}&days=1&service=dinner&hours=3`
    const text = await (await requestSite({ port, slug: 'claire', path: `${availabilityPath()}?${query}` })).text()
    const { days } = JSON.parse(text) as { days?: { starts: string[] }[] }
    if (days !== undefined && !days[0]?.starts.includes('19:00')) return performance.now() - start
    if (performance.now() - start > 60_000) throw new Error(`${day} is still offered after a minute.`)
  }
}

/**
 * Clients who ask for one time after the other until they are stopped, each after as long as the fastest person needs for the form; how often each answer
 * came.
 */
function startCrowd(port: number, count: number): { answers: Map<number, number>; stop: () => Promise<void> } {
  const answers = new Map<number, number>()
  let isOver = false
  let asked = 0
  const client = async (_: unknown, index: number) => {
    // Not all at once.
    await setTimeout((index / count) * BOOKING_FILL_SECONDS_MIN * 1000)
    while (!isOver) {
      const day = dayAtHome(new Date(), FIRST_CLIENT_DAY + (asked++ % CLIENT_DAYS))
      const hour = 10 + ((asked * 7) % 13)
      const { status } = await book(port, `${day}T${hour}:00`)
      answers.set(status, (answers.get(status) ?? 0) + 1)
      await setTimeout(BOOKING_FILL_SECONDS_MIN * 1000)
    }
  }
  const clients = Array.from({ length: count }, client)
  return {
    answers,
    stop: async () => {
      isOver = true
      await Promise.all(clients)
    },
  }
}

function quantiles(times: readonly number[]): { p50: number; p95: number; max: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), max: at(1) }
}

const inWords = ({ p50, p95, max }: { p50: number; p95: number; max: number }) => ({
  'p50 ms': p50.toFixed(0),
  'p95 ms': p95.toFixed(0),
  'max ms': max.toFixed(0),
})
