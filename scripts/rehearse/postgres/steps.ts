import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { withConnection } from '../../../db/connect.ts'
import { loadMigrations, migrate } from '../../../db/migrate.ts'
import { readServer } from '../../../db/queries/read-server.ts'
import { signRequest } from '../../../edge/platform/keys/request-link.ts'
import { requestPath } from '../../../tenants/contract/urls.ts'
import { judgeServer } from '../../doctor/check-database.ts'
import { loadLocalSecrets } from '../../runtime/local-secrets.ts'
import { dayAtHome } from '../../runtime/tour-days.ts'
import { eventually } from '../../test-support/eventually.ts'
import { migrationsBefore } from '../../test-support/migrations-before.ts'
import { freshAddress, requestSite } from '../../test-support/request-site.ts'
import { runScript } from '../../test-support/run-script.ts'
import { type Serve, startServe } from '../../test-support/start-serve.ts'
import { copyDatabase } from './copy-database.ts'
import type { FoundServer } from './find-server.ts'
import { makeAuthority } from './make-authority.ts'
import type { ManagedPostgres } from './make-managed-postgres.ts'

export interface Rehearsal {
  folder: string
  server: FoundServer
  managed: ManagedPostgres
  /** As the owner, past the pooler. */
  directUrl: string
  /** DATABASE_URL. */
  url: string
  stops: (() => Promise<unknown>)[]
  serve?: Serve
  reference?: string
}

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../db/migrations')
const CLIENT = { name: 'Quokka Canary', email: 'quokka@example.com' }
const BOOKED_IN_DAYS = 60

/** In this order: each stands on those before. What it returns is the cell; it throws where the row has failed. */
export const STEPS = {
  'wrong CA': refuseOtherAuthority,
  upgrade,
  migrate: migrateNew,
  doctor,
  'serve ready': serveReady,
  'booking arrives': bookingArrives,
  'mail leaves': mailLeaves,
  report,
  'backup + restore': backUpAndRestore,
} satisfies Record<string, (rehearsal: Rehearsal) => Promise<string>>

export type Step = keyof typeof STEPS

export function at(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

function expect(isRight: boolean, what: string): asserts isRight {
  if (!isRight) throw new Error(what)
}

/** A command as npm runs it. Returns what it has printed. */
async function run(script: string, flags: readonly string[], env: Record<string, string>): Promise<string> {
  const { code, text } = await runScript(script, flags, env)
  expect(code === 0, `npm run ${script} ended with ${code}: ${text}`)
  return text
}

const environment = ({ url, folder, serve }: Rehearsal) => ({ DATABASE_URL: url, DATA_DIR: serve?.dataDir ?? path.join(folder, 'data') })

async function refuseOtherAuthority(rehearsal: Rehearsal): Promise<string> {
  const { url, folder, managed } = rehearsal
  if (!managed.authority) return 'no TLS'
  const other = new URL(url)
  other.searchParams.set('sslrootcert', (await makeAuthority(path.join(folder, 'other-authority'))).certificate)
  const { code, text } = await runScript('migrate', [], { ...environment(rehearsal), DATABASE_URL: other.href })
  expect(code !== 0 && /has not signed/.test(text) && !/^\s+at /m.test(text), `a wrong CA said: ${text}`)
  return 'refused'
}

/** A database of the version before the newest migration, brought to this one. */
async function upgrade(rehearsal: Rehearsal): Promise<string> {
  const { directUrl, url, folder } = rehearsal
  const newest = (await loadMigrations(MIGRATIONS)).at(-1)?.name ?? ''
  await withConnection(directUrl, (sql) => sql.unsafe('create database yesterday'))
  const functions = await mkdtemp(path.join(folder, 'functions-'))
  const before = await migrationsBefore(newest)
  await withConnection(at(url, 'yesterday'), (sql) => migrate(sql, { folder: before, functions }))
  const text = await run('migrate', [], { ...environment(rehearsal), DATABASE_URL: at(url, 'yesterday') })
  expect(text.startsWith(`Applied ${newest}, `), text)
  return 'ok'
}

async function migrateNew(rehearsal: Rehearsal): Promise<string> {
  const first = await run('migrate', [], environment(rehearsal))
  expect(first.startsWith('Applied 0001_tables.sql, '), first)
  const again = await run('migrate', [], environment(rehearsal))
  expect(again.startsWith('No new migrations.'), again)
  return 'ok'
}

async function doctor({ url, managed }: Rehearsal): Promise<string> {
  const facts = await withConnection(url, readServer)
  const findings = judgeServer(facts, { isRemote: managed.authority !== undefined, now: new Date() })
  const wrong = findings.find(({ verdict }) => verdict !== 'ok')
  expect(wrong === undefined, `${wrong?.what}: ${wrong?.found}`)
  return 'ok'
}

async function serveReady(rehearsal: Rehearsal): Promise<string> {
  const { url, stops } = rehearsal
  const serve = await startServe({ env: { DATABASE_URL: url } })
  rehearsal.serve = serve
  stops.push(serve.stop)
  for (const slug of ['claire', '']) {
    const answer = await requestSite({ port: serve.port, slug, path: '/_/ready' })
    expect(answer.status === 200, `${slug || 'the platform'}: ${await answer.text()}`)
  }
  return 'ok'
}

/** 201 is said of a row that is there; one that waits for the database is 202. */
async function bookingArrives(rehearsal: Rehearsal): Promise<string> {
  const { serve } = rehearsal
  const startsAt = `${dayAtHome(new Date(), BOOKED_IN_DAYS)}T19:00`
  const answer = await requestSite({
    port: serve?.port ?? 0,
    slug: 'claire',
    path: '/_/bookings',
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() },
    body: JSON.stringify({ ...CLIENT, service: 'dinner', hours: 2, startsAt, idempotencyKey: randomUUID() }),
  })
  const text = await answer.text()
  expect(answer.status === 201, `${answer.status} ${text}\n${serve?.output()}`)
  rehearsal.reference = (JSON.parse(text) as { reference: string }).reference
  return 'ok'
}

/** Into the folder of a run without SMTP_URL; before it leaves it is claimed, and after it noted. */
async function mailLeaves({ serve, reference = '' }: Rehearsal): Promise<string> {
  const folder = path.join(serve?.dataDir ?? '', 'mails')
  const texts = async () =>
    Promise.all(
      (await readdir(folder).catch((): string[] => []))
        .filter((name) => name.endsWith('.eml'))
        .map((name) => readFile(path.join(folder, name), 'utf8')),
    )
  await eventually(
    async () => (await texts()).some((text) => text.includes('claire@example.com') && text.includes(reference)) || undefined,
    'her mail',
  )
  return 'ok'
}

async function report(rehearsal: Rehearsal): Promise<string> {
  await run('report', ['claire', '--week', '2026-W47', '--out', path.join(rehearsal.folder, 'week.eml')], environment(rehearsal))
  return 'ok'
}

/** DATA_DIR by our own command, the database by the server's tools: both begin again elsewhere, and the request opens there. */
async function backUpAndRestore(rehearsal: Rehearsal): Promise<string> {
  const { folder, url, serve, stops, reference = '' } = rehearsal
  const [archive, secrets, dataDir] = ['backup.tar.gz', 'secrets.json', 'restored'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ]
  await run('backup', ['--out', archive], environment(rehearsal))
  await cp(path.join(serve?.dataDir ?? '', 'secrets.json'), secrets)
  await serve?.stop()
  const how = await copyDatabase(rehearsal)
  await run('restore', [archive, '--secrets', secrets], { DATA_DIR: dataDir })
  const restored = await startServe({ env: { DATABASE_URL: at(url, 'restored'), DATA_DIR: dataDir } })
  stops.push(restored.stop)
  const link = await signRequest((await loadLocalSecrets(dataDir)).linkSecret, { tenantId: 'claire', reference, holder: 'companion' })
  const page = await (await requestSite({ port: restored.port, path: requestPath(link) })).text()
  expect(page.includes(CLIENT.name), 'the details of the request do not open')
  return how
}
