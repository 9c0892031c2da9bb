import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { hasCrashed, runningPort, startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { isAlive } from '../../db/embedded/is-alive.ts'
import { bookingsPath } from '../../tenants/contract/urls.ts'
import { childrenOf } from '../test-support/children-of.ts'
import { copyCheckout } from '../test-support/copy-checkout.ts'
import { eventually } from '../test-support/eventually.ts'
import { freshAddress, requestSite } from '../test-support/request-site.ts'
import { runScript } from '../test-support/run-script.ts'
import { seeLive } from '../test-support/see-live.ts'
import { leavePhotoForLater, seePhotosLater } from '../test-support/see-photos-later.ts'
import { startInDays } from '../test-support/start-in-days.ts'
import { makeDataDir, startServe } from '../test-support/start-serve.ts'

/** What lies in DATA_DIR and others than its owner may read or enter. The test's own log apart. */
async function openToOthers(dataDir: string): Promise<string[]> {
  const names = ['.', ...(await readdir(dataDir, { recursive: true }))].filter((name) => name !== 'serve.log')
  const modes = await Promise.all(
    names.map(async (name) => [name, (await stat(path.join(dataDir, name)).catch(() => undefined))?.mode ?? 0] as const),
  )
  return modes.filter(([, mode]) => (mode & 0o077) !== 0).map(([name]) => name)
}

describe('npm start', () => {
  /** A checkout for both. */
  let root: string
  beforeAll(async () => {
    root = await copyCheckout()
  })
  afterAll(() => rm(root, { recursive: true, force: true }))

  it('shows a section and styles of her own, takes over a changed text while it runs, keeps the last good site when a tenant breaks, and leaves nothing running', async () => {
    await mkdir(path.join(root, 'tenants/sophie/sections'))
    await writeFile(path.join(root, 'tenants/sophie/sections/Strip.astro'), '<section><h2>Only Sophie has this</h2></section>\n')
    await writeFile(path.join(root, 'tenants/sophie/custom.css'), '.only-sophie { color: inherit }\n')
    await leavePhotoForLater(root)
    const serve = await startServe({ flags: [], root })
    await seePhotosLater(root, serve)
    const home = async () => (await requestSite({ port: serve.port, slug: 'sophie', path: '/' })).text()
    const content = path.join(root, 'tenants/sophie/content.yaml')
    const before = await readFile(content, 'utf8')
    expect(await home()).toContain('Only Sophie has this')
    expect(await home()).toContain('.only-sophie')
    expect(await (await requestSite({ port: serve.port, slug: 'claire', path: '/' })).text()).not.toMatch(/only.sophie/i)

    const taken = before.replace(/^tagline: .*/m, 'tagline: Taken over while running')
    await writeFile(content, taken)
    await eventually(async () => ((await home()).includes('Taken over while running') ? true : undefined))
    await seeLive(serve.port, {
      save: (line) => writeFile(content, before.replace(/^tagline: .*/m, line)),
      texts: ['tagline: Loaded again by itself', 'taglin: Broken', 'tagline: Taken over while running'],
    })
    await writeFile(content, before.replace(/^tagline: .*/m, 'taglin: Broken'))
    await eventually(async () => (serve.output().includes('unknown field "taglin"') ? true : undefined))
    expect(await home()).toContain('Taken over while running')

    const postgres = path.join(serve.dataDir, 'postgres/cluster')
    expect(await openToOthers(serve.dataDir)).toEqual([])
    const port = await runningPort(postgres)
    expect(port).toBeDefined()
    // As the kernel does when memory runs out.
    process.kill(Number((await readFile(path.join(postgres, 'postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL')
    const back = 'PostgreSQL is running again.'
    await eventually(async () => (serve.output().includes(back) ? true : undefined), back, serve.output)
    expect(await runningPort(postgres)).toBe(port)
    await eventually(async () => {
      const ready = await requestSite({ port: serve.port, slug: 'sophie', path: '/_/ready' })
      return ready.status === 200 ? true : undefined
    })
    // Stopped on purpose it stays away, and serve ends as ever.
    expect(await runScript('db', ['stop'], { DATA_DIR: serve.dataDir })).toMatchObject({ code: 0 })
    expect(await hasCrashed(postgres)).toBe(false)
    expect(await serve.stop()).toBe(0)
    expect(await runningPort(postgres)).toBeUndefined()
    await expect(requestSite({ port: serve.port, path: '/' })).rejects.toThrow(/ECONNREFUSED/)
    await writeFile(content, taken)
  })

  it('serves the other tenants when one is broken from the start and PostgreSQL will not start, and says of both what to mend', async () => {
    await writeFile(path.join(root, 'tenants/claire/theme.yaml'), 'layout: baroque\n')
    await rm(path.join(root, 'dist/claire'), { recursive: true })
    const dataDir = await makeDataDir()
    const version = path.join(dataDir, 'postgres/cluster/PG_VERSION')
    await mkdir(path.dirname(version), { recursive: true })
    await writeFile(version, '9.6\n')
    const serve = await startServe({ root, env: { DATA_DIR: dataDir }, isDatabaseAway: true })
    expect(serve.output()).toMatch(
      /tenants\/claire\/theme.yaml:1:1 {2}layout\n {2}1 \| layout: baroque\n {4}\| \^{6}\n {2}got {7}"baroque"\n/,
    )
    expect((await requestSite({ port: serve.port, slug: 'sophie', path: '/' })).status).toBe(200)
    expect((await requestSite({ port: serve.port, slug: 'claire', path: '/' })).status).toBe(404)

    expect(serve.output()).toMatch(/PostgreSQL did not start[\s\S]*Keep them: every booking is in them\.\n.*this is tried again/)
    expect(serve.output()).not.toMatch(/remove|anew/i)
    expect(await readFile(version, 'utf8')).toBe('9.6\n')
    await serve.stop()
  })

  it('builds and watches the sites that are named, whatever is in the folders of others', async () => {
    await expect(startServe({ root, flags: ['sopie'] })).rejects.toThrow('There is no tenant "sopie". Did you mean "sophie"?')
    const serve = await startServe({ root, flags: ['sophie'], isDatabaseAway: true })
    const about = path.join(root, 'tenants/sophie/content.yaml')
    await writeFile(path.join(root, 'tenants/margot/content.yaml'), 'tagline: nothing but this\n')
    await writeFile(about, (await readFile(about, 'utf8')).replace(/^tagline: .*/m, 'tagline: Alone with it'))
    await eventually(async () =>
      (await (await requestSite({ port: serve.port, slug: 'sophie', path: '/' })).text()).includes('Alone with it') ? true : undefined,
    )
    expect(serve.output()).not.toMatch(/claire|margot\//)
    // Ctrl-C reaches the runtime as well, whose end is no crash to speak of.
    serve.child.kill('SIGSTOP')
    for (const { pid } of await childrenOf(serve.child.pid ?? 0, 'workerd')) {
      process.kill(pid, 'SIGINT')
      await eventually(async () => ((await isAlive(pid)) ? undefined : true))
    }
    const ended = serve.stop()
    serve.child.kill('SIGCONT')
    expect(await ended).toBe(0)
    expect(serve.output()).not.toContain('crash')
  })
})

describe('killed without warning', () => {
  it('starts again on the same port and files, and keeps what the runtime it left behind took meanwhile', async () => {
    const killed = await startServe()
    const { port, dataDir } = killed
    const body = JSON.stringify({
      name: 'Orphan Example',
      email: 'orphan@example.com',
      service: 'dinner',
      startsAt: startInDays(50),
      hours: 3,
      idempotencyKey: randomUUID(),
    })
    const headers = { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() }
    const book = async () => {
      const response = await requestSite({ port, slug: 'claire', path: bookingsPath(), method: 'POST', headers, body })
      return { ...((await response.json()) as { reference: string }), status: response.status }
    }
    const ended = new Promise((resolve) => killed.child.once('exit', resolve))
    process.kill(Number(await readFile(path.join(dataDir, 'serve.pid'), 'utf8')), 'SIGKILL')
    await ended
    const { status, reference } = await book()
    expect([201, 202]).toContain(status)

    const again = await startServe({ env: { DATA_DIR: dataDir, PORT: String(port) } })
    expect(again.output()).toContain('The platform was killed and has left its runtime behind, which is ended now.')
    const sql = connect((await startEmbeddedPostgres(path.join(dataDir, 'postgres'))).url)
    await eventually(async () => ((await sql`select from bookings where reference = ${reference}`).length === 1 ? true : undefined))
    await sql.end()
    expect(await book()).toMatchObject({ reference })
    // What is said once is over: the one that runs now is nobody's orphan, and ends with its platform.
    expect(await again.stop()).toBe(0)
    await expect(requestSite({ port, path: '/' })).rejects.toThrow(/ECONNREFUSED/)
  })
})
