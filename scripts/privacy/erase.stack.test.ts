import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Sql } from 'postgres'
import { extract } from 'tar'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { sealClient, suite } from '../../edge/platform/keys/client-seal.ts'
import { wrapKey } from '../../edge/platform/keys/wrap-key.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { openRemains } from '../test-support/open-remains.ts'
import { requestSite } from '../test-support/request-site.ts'
import { runHere } from '../test-support/run-here.ts'
import { runScript } from '../test-support/run-script.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { makeDataDir, type Serve, startServe } from '../test-support/start-serve.ts'

// What somebody finds who has every file of the machine and every secret of the platform.

const ERASED = 'erase-me@example.com'
let dataDir: string
let serve: Serve
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'erase-'))
  dataDir = await makeDataDir()
  serve = await startServe({ env: { DATA_DIR: dataDir } })
})
afterAll(async () => {
  await serve.stop()
  await rm(folder, { recursive: true, force: true })
})

const run = (script: string, ...flags: string[]) => runScript(script, flags, { DATA_DIR: dataDir, PORT: String(serve.port) })
const privacy = (verb: string, email: string) =>
  runHere('privacy', [verb, '--tenant', 'claire', '--email', email], { DATA_DIR: dataDir, PORT: String(serve.port) })
async function withSql<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connect((await startEmbeddedPostgres(path.join(dataDir, 'postgres'))).url)
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
const end = async () => {
  serve.child.kill('SIGTERM')
  await new Promise((resolve) => serve.child.once('close', resolve))
}

const book = async (email: string, days: number): Promise<string> => {
  const draft = {
    name: 'Remains Example',
    email,
    message: 'Words',
    service: 'dinner',
    startsAt: startInDays(days),
    hours: 2,
    idempotencyKey: randomUUID(),
  }
  const headers = { 'content-type': 'application/json', 'cf-connecting-ip': `2001:db8:e7a5:${days}::1` }
  const response = await requestSite({
    port: serve.port,
    slug: 'claire',
    path: '/_/bookings',
    method: 'POST',
    headers,
    body: JSON.stringify(draft),
  })
  expect(response.status).toBe(201)
  return ((await response.json()) as { reference: string }).reference
}
/** A place on the waiting list of a leg that is still to come; its reference. */
const wait = async (email: string): Promise<string> => {
  const leg = { city: 'Perth', from: '2090-01-01', to: '2090-01-03', timeZone: 'Australia/Perth', incall: true, outcall: true }
  await withSql(
    (sql) => sql`
    update tenants set booking_rules = jsonb_set(booking_rules, '{tour}', ${JSON.stringify([leg])}::text::jsonb) where tenant_id = 'claire'`,
  )
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'cf-connecting-ip': '2001:db8:e7a5:1::1' }
  const body = new URLSearchParams({ city: 'Perth', email }).toString()
  const joined = await requestSite({ port: serve.port, slug: 'claire', path: '/_/waiting', method: 'POST', headers, body })
  expect(joined.status).toBe(303)
  const [row] = await withSql((sql) => sql`select reference from waiting_list order by created_at desc, reference limit 1`)
  return row?.reference as string
}
/** Every row whole in a file of a table: in a log it may be cut where a page ends, and the search would miss it. */
const writeTables = () => withSql((sql) => sql`checkpoint`)
const remains = async (where: string, references: readonly string[]) =>
  openRemains(where, { keySecret: (await loadLocalSecrets(dataDir)).keySecret, tenantId: 'claire', references })

it('leaves nothing of an erased client that opens, in any file or in a back-up made after it', async () => {
  const kept = await book('stays@example.com', 40)
  const erased = [await book(ERASED, 41), await book(ERASED, 42), await wait(ERASED)]
  await writeTables()
  // The search itself works: with the same files and secrets everything opens before.
  expect((await remains(dataDir, erased)).opened).toBeGreaterThanOrEqual(3)
  expect((await remains(dataDir, erased.slice(2))).opened).toBeGreaterThan(0)

  expect((await privacy('export', ERASED)).text).toMatch(/"waiting": \[\s+\{[\s\S]*"email": "erase-me@example.com"/)
  expect((await privacy('erase', ERASED)).text).toMatch(
    /^Erased 2 bookings, .*\nThe keys of these requests are destroyed\. What remains, and until when:\n/,
  )
  const after = await remains(dataDir, erased)
  expect(after.found).toBeGreaterThan(0)
  expect(after.opened).toBe(0)
  expect((await remains(dataDir, [kept])).opened).toBeGreaterThan(0)
  expect((await privacy('export', 'stays@example.com')).text).toContain('Remains Example')
  expect((await privacy('erase', ERASED)).text).toMatch(/^Nothing of this client is kept at claire/)

  // One that was killed has left all data in a folder; the process has gone.
  const left = path.join(folder, 'yesterday.tar.gz.part-999999999-Ab12Cd')
  await mkdir(left)
  await writeFile(path.join(left, 'backup.json'), '{}')
  const file = path.join(folder, 'after.tar.gz')
  expect(await run('backup', '--out', file)).toMatchObject({ code: 0 })
  expect(await readdir(folder)).toEqual(['after.tar.gz'])
  await extract({ file, cwd: folder })
  expect(await remains(folder, erased)).toMatchObject({ opened: 0 })
  expect((await remains(folder, [kept])).opened).toBeGreaterThan(0)
})

it('destroys the keys of what is no longer kept, within a minute of its time', async () => {
  const [old, young] = [await book('old@example.com', 43), await book('young@example.com', 44)]
  await withSql(async (sql) => {
    await sql`update bookings set starts_at = starts_at - interval '9 years', ends_at = ends_at - interval '9 years', held_during = 'empty' where reference = ${old}`
    await sql`select purge_bookings(now())`
    expect(await sql`select from keys_to_destroy where reference = ${old}`).toHaveLength(1)
    const { operatorKey } = await loadLocalSecrets(dataDir)
    await requestSite({ port: serve.port, path: '/_/operator/run', method: 'POST', headers: { authorization: `Bearer ${operatorKey}` } })
    expect(await sql`select from keys_to_destroy`).toHaveLength(0)
  })
  expect(await remains(dataDir, [old])).toMatchObject({ opened: 0 })
  expect((await remains(dataDir, [young])).opened).toBeGreaterThan(0)
})

it('gives requests that were sealed to the key of a month keys of their own at the next start', async () => {
  const reference = await book('month@example.com', 45)
  await end()
  const { keySecret } = await loadLocalSecrets(dataDir)
  const { privateKey, publicKey } = await suite.GenerateKeyPair(true)
  const client = { name: 'Sealed By Month', email: 'month@example.com', phone: null, address: null, message: null }
  const sealed = await sealClient(client, { keyId: '2027-01', publicKey, place: { tenantId: 'claire', reference } })
  const wrapped = await wrapKey(keySecret, await suite.SerializePrivateKey(privateKey))
  const point = await suite.SerializePublicKey(publicKey)
  const keepers = path.join(dataDir, 'edge/do/platform-KeyKeeper')
  for (const file of (await readdir(keepers)).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name))) {
    const database = new DatabaseSync(path.join(keepers, file))
    // As it was made before each request had its own.
    database.exec(
      'create table epoch_keys (epoch text primary key, private_wrapped text not null, public_key blob not null, delete_at integer not null)',
    )
    database.prepare('insert into epoch_keys values (?, ?, ?, ?)').run('2027-01', wrapped, point, Date.now() + 1e10)
    database.close()
  }
  const server = await startEmbeddedPostgres(path.join(dataDir, 'postgres'))
  await withSql((sql) => sql`update bookings set client_sealed = ${sealed.replace('2.', '1.')} where reference = ${reference}`)
  await server.stop()

  serve = await startServe({ env: { DATA_DIR: dataDir } })
  expect((await privacy('export', 'month@example.com')).text).toContain('Sealed By Month')
  const [row] = await withSql((sql) => sql`select client_sealed from bookings where reference = ${reference}`)
  expect(row?.client_sealed).toMatch(new RegExp(`^2\\.${reference}`))
  const months = (await readdir(keepers))
    .filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name))
    .map((file) => {
      const database = new DatabaseSync(path.join(keepers, file), { readOnly: true })
      const { left } = database.prepare(`select count(*) as left from keys where key_id = '2027-01'`).get() as { left: number }
      database.close()
      return left
    })
  expect(months.length).toBeGreaterThan(0)
  expect(months.filter((left) => left > 0)).toEqual([])
})
