import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmbeddedPostgres } from '../../../db/embedded/embedded-postgres.ts'
import { PLATFORM_DOMAIN, tenantHost } from '../../../tenants/contract/urls.ts'
import type { Place } from '../../evacuate/ask-at.ts'
import { type Finding, finding } from '../finding.ts'
import { type FoundServer, findServer, MAJORS } from '../postgres/find-server.ts'
import { type Asked, type Bookers, bookAllAlong } from './book-all-along.ts'
import { eraseOne } from './erase-one.ts'
import { askAgain, lookAtOutcome } from './look-at-outcome.ts'
import { countWell, lookAtSites } from './look-at-sites.ts'
import { cloneTo, makeRepository, type Repository } from './make-repository.ts'
import { type Cloudflare, startCloudflare } from './start-cloudflare.ts'
import { type Machine, startMachine } from './start-machine.ts'

export interface EvacuationStep extends Record<string, string> {
  step: string
  seconds: string
  checked: string
}

export interface Evacuation {
  steps: EvacuationStep[]
  findings: Finding[]
}

/** From the first step of the move to the last, without the clients' own time to hear of it. */
const MINUTES_MAX = 15
/** How many requests there are before it begins, for each tenant. */
const BEFORE_EACH = 3
const REPEATED = 4
/** For the last requests at the old place to have their answer. */
const SETTLE_MS = 1000

interface Stage {
  repository: Repository
  old: Cloudflare
  server: FoundServer
  bookers: Bookers
  /** How long half of the clients still go to the old place. */
  ttlSeconds: number
  stops: (() => Promise<unknown>)[]
  steps: EvacuationStep[]
}

/** A server that sells a database, with the tools that copy it; undefined: none here. */
export async function findSource(): Promise<FoundServer | undefined> {
  const servers = await Promise.all(MAJORS.map(findServer))
  return servers.find((server) => server?.pgDump !== undefined)
}

export const HOW_TO_INSTALL_SOURCE = 'PostgreSQL with pg_dump is not installed here: apt-get install postgresql'

/** The whole way of docs/evacuation.md by its own commands, from Workers in workerd to one machine beside them, while clients book. */
export async function rehearseEvacuation({
  tenants,
  ttlSeconds,
  server,
  say,
}: {
  tenants: number
  ttlSeconds: number
  server: FoundServer
  say: (sentence: string) => void
}): Promise<Evacuation> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cloudflare-'))
  const stops: Stage['stops'] = [() => rm(folder, { recursive: true, force: true })]
  try {
    say(`Building ${tenants} invented tenants, and starting what is to be left.`)
    const repository = await makeRepository(tenants)
    stops.push(() => rm(repository.paths.root, { recursive: true, force: true }))
    const old = await startCloudflare(folder, repository.paths, server)
    stops.push(old.stop)
    const bookers = bookAllAlong({ slugs: repository.slugs, port: old.port })
    stops.push(bookers.stop)
    while (bookers.acknowledged().length < tenants * BEFORE_EACH) await pause(50)
    return await evacuate({ repository, old, server, bookers, ttlSeconds, stops, steps: [] }, say)
  } finally {
    for (const stop of stops.reverse()) await stop()
  }
}

async function evacuate(stage: Stage, say: (sentence: string) => void): Promise<Evacuation> {
  const started = performance.now()
  const moved = await move(stage, say)
  const minutes = (performance.now() - started) / 60_000
  return { steps: stage.steps, findings: await lookAfterwards(stage, { ...moved, minutes }) }
}

/** What the clients are sent again afterwards. */
interface Told {
  before: Asked[]
  waited: Asked[]
  /** Erased at the new place, while the old one still has it. */
  erased: Asked
}

async function move(stage: Stage, say: (sentence: string) => void): Promise<Told & { machine: Machine }> {
  const { repository, old, bookers, ttlSeconds, steps } = stage
  const hosts = repository.slugs.map((slug) => tenantHost(slug))
  const step = async <T>(name: string, work: () => Promise<T>, tell: (result: T) => string): Promise<T> => {
    say(`${name} …`)
    const from = performance.now()
    const result = await work()
    steps.push({ step: name, seconds: ((performance.now() - from) / 1000).toFixed(1), checked: tell(result) })
    return result
  }
  const platform = ['--platform', `http://127.0.0.1:${old.port}`]
  const before = bookers.acknowledged().slice(0, REPEATED)
  const machine = await step(
    'a machine: clone, built sites, secrets',
    () => bringMachine(stage),
    ({ output }) => told(/\S+ (tenants )?unchanged|^synthetic.*MB/gm)(output()),
  )
  const run = (...flags: string[]) => machine.run('evacuate', flags)
  const requests = (name: string) => step(name, () => run('requests', ...platform), told(/\d+ requests came/g))
  await step(
    'hosts',
    () => run('hosts', '127.0.0.1'),
    (text) => `${(text.match(/ IN A /g) ?? []).length} records, TTL 60, the platform’s last`,
  )
  const closedAt = bookers.asked.length
  await step(
    'database: closed, keys, copied',
    () => run('database', '--from', old.ownerUrl, ...platform),
    told(/\d+ keys|\d+ rows of \d+ tables/g),
  )
  await step('the platform here, started on it', machine.restart, () => 'ready')
  await step(
    'looked at',
    () => lookAtSites(hosts, old.port, machine.port()),
    (text) => text,
  )
  const waited = bookers.asked.slice(closedAt).filter(({ status }) => status === 202)
  await requests('requests, before the hosts change')
  bookers.lead({ early: machine.port(), late: old.port })
  const ttl = () => pause(ttlSeconds * 1000)
  await step('hosts lead here, for half of the clients', ttl, () => `${ttlSeconds} s of TTL`)
  bookers.lead({ early: machine.port(), late: machine.port() })
  await requests('requests, when all clients come here')
  const erased = await eraseOne(waited, placeOf(stage, machine), machine.dataDir)
  await pause(SETTLE_MS)
  await bookers.stop()
  await requests('requests, once more')
  return { machine, before, waited: waited.slice(1, REPEATED + 1), erased }
}

const placeOf = ({ old }: Stage, machine: Machine): Place => ({
  address: `http://127.0.0.1:${machine.port()}`,
  host: PLATFORM_DOMAIN,
  operatorKey: old.secrets.operatorKey,
})

async function lookAfterwards(
  stage: Stage,
  { machine, before, waited, erased, minutes }: Told & { machine: Machine; minutes: number },
): Promise<Finding[]> {
  const { repository, bookers } = stage
  const hosts = repository.slugs.map((slug) => tenantHost(slug))
  const { url } = await startEmbeddedPostgres(path.join(machine.dataDir, 'postgres'))
  const counted = (where: 'old' | 'new', status: number) =>
    bookers.asked.filter((each) => each.place === where && each.status === status).length
  const [stored, received, here] = [counted('old', 201), counted('old', 202), counted('new', 201)]
  return [
    { what: 'minutes, of fifteen', found: minutes.toFixed(1), isRight: minutes < MINUTES_MAX },
    { what: 'at the old place 201 and 202', found: `${stored}, ${received}`, isRight: stored > 0 && received > 0 },
    { what: 'at the new place 201 and 202', found: `${here}, ${counted('new', 202)}`, isRight: here > 0 },
    ...(await lookAtOutcome(bookers.asked, { databaseUrl: url, place: placeOf(stage, machine), erased })),
    await askAgain(machine.port(), [...before, ...waited]),
    finding(
      'hosts that are well afterwards',
      `${await countWell(hosts, machine.port())} of ${hosts.length}`,
      `${hosts.length} of ${hosts.length}`,
    ),
  ]
}

/** What a command has said, in so many words. */
const told =
  (words: RegExp) =>
  (text: string): string =>
    (text.match(words) ?? ['?']).join(', ')

async function bringMachine({ repository, old, server, stops }: Stage): Promise<Machine> {
  const paths = await cloneTo(repository)
  stops.push(() => rm(paths.root, { recursive: true, force: true }))
  const machine = await startMachine(paths, old.secrets, server)
  stops.push(machine.stop)
  return machine
}
