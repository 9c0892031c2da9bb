import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { CLUSTER_TEMPLATE } from '../../db/embedded/cluster-template.ts'
import { eventually } from '../test-support/eventually.ts'
import { freshAddress, requestSite } from '../test-support/request-site.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { makeDataDir, type Serve, startServe } from '../test-support/start-serve.ts'

// A real file system that gets full: DATA_DIR is a small one of its own, in memory, in a mount namespace that ends with the platform.
// One that is made read-only under a program that writes cannot be had this way: Linux refuses that while files are open.

const SIZE = '200m'
/** Not where mounts are forbidden, as in many containers. */
const mayMount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

let serve: Serve | undefined
afterAll(() => serve?.stop())

it.runIf(mayMount)(
  `on a full disk pages are served, requests are refused in words, and what was acknowledged is kept${mayMount ? '' : ' (skipped: nothing can be mounted here, which needs root)'}`,
  async () => {
    const dataDir = await makeDataDir()
    const script = `mount -t tmpfs -o size=${SIZE},mode=0711 none ${dataDir} && exec "$@"`
    serve = await startServe({ env: { DATA_DIR: dataDir }, within: ['unshare', '-m', 'sh', '-c', script, 'sh'] })
    const at = { port: serve.port }
    const inside = (name: string) => path.join(`/proc/${serve?.child.pid}/root`, dataDir, name)
    const ask = (slug: string, where: string) => requestSite({ ...at, slug, path: where })
    const book = async (days: number) => {
      const body = {
        name: 'Full Disk',
        email: 'full@example.com',
        service: 'dinner',
        hours: 2,
        startsAt: startInDays(days),
        idempotencyKey: randomUUID(),
      }
      const headers = { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() }
      const answer = await requestSite({ ...at, slug: 'claire', path: '/_/bookings', method: 'POST', headers, body: JSON.stringify(body) })
      return { status: answer.status, text: await answer.text() }
    }
    const answers = [await book(80)]
    expect(answers[0]?.status).toBe(201)
    await fill(inside('filler'))
    answers.push(await book(81), await book(82))
    const refused = [503, expect.stringMatching(/nothing (was|has been) stored|try again/i)]
    expect(answers.slice(1).map(({ status, text }) => [status, text])).toEqual([refused, refused])
    expect((await Promise.all([ask('claire', '/'), ask('', '/')])).map(({ status }) => status)).toEqual([200, 200])
    const health = await ask('claire', '/_/health')
    expect([health.status, await health.json()]).toEqual([503, expect.objectContaining({ status: 'requests cannot be taken' })])

    await rm(inside('filler'))
    await eventually(async () => ((await ask('claire', '/_/health')).status === 200 ? true : undefined), 'health')
    await eventually(async () => {
      answers.push(await book(83))
      return answers.at(-1)?.status === 201 ? true : undefined
    }, 'a request that is stored')
    const [port, password] = await Promise.all(['port', 'password'].map((name) => readFile(inside(`postgres/${name}`), 'utf8')))
    const sql = connect(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`)
    const stored = (await sql<{ reference: string }[]>`select reference from bookings`).map(({ reference }) => reference)
    await sql.end()
    const acknowledged = answers
      .filter(({ status }) => status < 300)
      .map(({ text }) => (JSON.parse(text) as { reference: string }).reference)
    expect(stored.sort()).toEqual(acknowledged.sort())
  },
)

it.runIf(mayMount)('a first start on a disk too small for a database ends with one sentence', async () => {
  const dataDir = await makeDataDir()
  const script = `mount -t tmpfs -o size=8m,mode=0711 none ${dataDir} && exec "$@"`
  const started = startServe({
    // As outside of tests, where no cluster is there to be copied.
    env: { DATA_DIR: dataDir, [CLUSTER_TEMPLATE]: '' },
    within: ['unshare', '-m', 'sh', '-c', script, 'sh'],
  })
  const { message } = await started.then(
    () => new Error('started'),
    (error: Error) => error,
  )
  expect(message).toMatch(/^serve ended with 1:/)
  expect(
    message.match(/The disk is full: PostgreSQL needs about 40 MB in .*\/postgres for its files\. Make room there, or set DATA_DIR/g),
  ).toHaveLength(1)
  expect(message).not.toMatch(/tried again|^Ready\./m)
  await rm(dataDir, { recursive: true, force: true })
})

async function fill(file: string): Promise<void> {
  for (const bytes of [1 << 20, 1 << 12, 1])
    for (;;) {
      const isFull = await writeFile(file, Buffer.alloc(bytes), { flag: 'a' }).then(
        () => false,
        () => true,
      )
      if (isFull) break
    }
}
