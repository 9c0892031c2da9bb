import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { signRequest } from '../../edge/desk/request-link.ts'
import { metricsPath, requestPath } from '../../tenants/contract/urls.ts'
import { formatTable } from '../format-table.ts'
import { environmentName, loadLocalSecrets, SECRET_NAMES, secretsFile } from '../stack/local-secrets.ts'
import { requestSite, startInDays } from '../test-stack/request-site.ts'
import { runScript } from '../test-stack/run-script.ts'
import { makeDataDir, type Serve, startServe } from '../test-stack/start-serve.ts'

// Every secret changed twice in a row, with requests before, between and after; then everything is opened.

let serve: Serve
let dataDir: string
const run = (script: string, ...flags: string[]) => runScript(script, flags, { DATA_DIR: dataDir, PORT: String(serve.port) })
const begin = async () => {
  serve = await startServe({ env: { DATA_DIR: dataDir } })
}
const end = async () => {
  serve.child.kill('SIGTERM')
  await new Promise((resolve) => serve.child.once('close', resolve))
}
const book = async (email: string, days: number) => {
  const wish = { name: `Drill ${days}`, email, service: 'dinner', startsAt: startInDays(days), hours: 2, idempotencyKey: randomUUID() }
  const headers = { 'content-type': 'application/json', 'cf-connecting-ip': `2001:db8:d0:${days}::1` }
  const response = await requestSite({
    port: serve.port,
    slug: 'claire',
    path: '/_/bookings',
    method: 'POST',
    headers,
    body: JSON.stringify(wish),
  })
  return { status: response.status, reference: ((await response.json()) as { reference: string }).reference }
}

it('opens everything after every secret was changed twice in a row', async () => {
  dataDir = await makeDataDir()
  await begin()
  const first = await loadLocalSecrets(dataDir)
  const asked = [await book('drill-0@example.com', 50), await book('blocked@example.com', 51)]
  expect((await run('blocks', 'add', '--tenant', 'claire', '--email', 'blocked@example.com')).code).toBe(0)
  const links = [await signRequest(first.linkSecret, { tenantId: 'claire', reference: asked[0]?.reference ?? '', holder: 'companion' })]
  const opensLink = async (token: string) => (await requestSite({ port: serve.port, path: requestPath(token) })).status
  const rows: Record<string, string>[] = []
  for (const round of [1, 2]) {
    for (const name of SECRET_NAMES) expect(await run('secrets', 'rotate', environmentName(name)), name).toMatchObject({ code: 0 })
    // Before the platform has wrapped the keys, a second change is refused.
    for (const name of ['KEY_SECRET', 'HASH_SECRET'])
      expect(await run('secrets', 'rotate', name)).toMatchObject({ code: 1, text: expect.stringMatching(/was changed before/) })
    await end()
    await begin()
    asked.push(await book(`drill-${round}@example.com`, 51 + round))
    const now = await loadLocalSecrets(dataDir)
    expect([now.keySecretOld, now.hashSecretOld]).toEqual([undefined, undefined])
    links.push(await signRequest(now.linkSecret, { tenantId: 'claire', reference: asked[0]?.reference ?? '', holder: 'companion' }))
    const metrics = (key: string) => requestSite({ port: serve.port, path: metricsPath(), headers: { authorization: `Bearer ${key}` } })
    const exported = await Promise.all(
      asked.map(({ reference }) => run('privacy', 'export', '--tenant', 'claire', '--reference', reference)),
    )
    rows.push({
      round: `${round}`,
      'requests opened': `${exported.filter(({ text }) => text.includes('"name": "Drill')).length} of ${asked.length}`,
      'found by address': `${(await run('privacy', 'export', '--tenant', 'claire', '--email', 'drill-0@example.com')).text.includes('Drill 50')}`,
      blocked: `${(await run('blocks', 'list', '--tenant', 'claire')).text.includes('blocked@example.com')}`,
      'links of each time': (await Promise.all(links.map(opensLink))).join(' '),
      'old key, new key': `${(await metrics(first.operatorKey)).status} ${(await metrics(now.operatorKey)).status}`,
      health: ((await (await requestSite({ port: serve.port, slug: 'claire', path: '/_/health' })).json()) as { status: string }).status,
    })
  }
  console.log(formatTable(rows))
  expect(rows).toEqual([
    {
      round: '1',
      'requests opened': '3 of 3',
      'found by address': 'true',
      blocked: 'true',
      'links of each time': '200 200',
      'old key, new key': '401 200',
      health: 'ok',
    },
    {
      round: '2',
      'requests opened': '4 of 4',
      'found by address': 'true',
      blocked: 'true',
      'links of each time': '404 200 200',
      'old key, new key': '401 200',
      health: 'ok',
    },
  ])
  // Still the same person to the block: set aside like before, and she is told nothing.
  const again = await book('blocked@example.com', 55)
  const sql = connect((await startEmbeddedPostgres(path.join(dataDir, 'postgres'))).url)
  const [row] =
    await sql`select b.client_hash = o.client_hash as is_same from bookings b, bookings o where b.reference = ${again.reference} and o.reference = ${asked[1]?.reference ?? ''}`
  await sql.end()
  expect(row?.is_same).toBe(true)

  // The whole file gone beside the data: nothing starts, nothing is made anew.
  await end()
  await rm(secretsFile(dataDir))
  await expect(startServe({ env: { DATA_DIR: dataDir } })).rejects.toThrow(/has data, but not the secrets\.json they were made with/)
  await rm(dataDir, { recursive: true, force: true })
}, 300_000)
