import { randomUUID } from 'node:crypto'
import { cp, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { freeDeadJobs, queueWaiting } from '../../db/queries/publisher.ts'
import { askToPublish, discardDraft, draftSiteChange, selectPublications } from '../../db/queries/site-changes.ts'
import { openPreview, selectPreview } from '../../db/queries/site-previews.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { buildAll } from '../../sites/builder/build-all.ts'
import { draftsDist } from '../../sites/builder/paths.ts'
import { digestFolder } from '../bench/digest-folder.ts'
import { prepareDatabase } from '../runtime/prepare-database.ts'
import { eventually } from '../test-support/eventually.ts'
import { makeDatabase } from '../test-support/make-database.ts'
import { setTour } from '../test-support/set-tour.ts'
import { keepPublisher } from './keep-publisher.ts'
import { makePublishable } from './make-publishable.ts'
import { publisherPlace } from './publisher-place.ts'

const HER = 'opal'
const OWNER = `owner_${process.pid}`
let server: Sql
let sql: Sql
let url: string
let place: Awaited<ReturnType<typeof makePublishable>>
const said: string[] = []
const ended = new AbortController()
let running: Promise<void>

// A database as managed PostgreSQL gives it: its owner is no superuser.
beforeAll(async () => {
  server = connect(inject('databaseUrl'))
  // Makes the roles of the Workers, where no test has yet.
  await (await makeDatabase(inject('databaseUrl'))).drop()
  await server.unsafe(`create role ${OWNER} login password 'managed' createrole nosuperuser nobypassrls`)
  await server.unsafe(`create database ${OWNER} owner ${OWNER}`)
  await server.unsafe(`grant companion_ingest, companion_read to ${OWNER} with set true`)
  const address = new URL(inject('databaseUrl'))
  Object.assign(address, { username: OWNER, password: 'managed', pathname: `/${OWNER}` })
  url = address.href
  place = await makePublishable((tenants) =>
    cp(path.resolve(import.meta.dirname, '../../tenants/margot'), path.join(tenants, HER), { recursive: true }),
  )
  await buildAll({ paths: place.paths, tenants: [], force: false, onProgress: () => undefined })
  await prepareDatabase(url, place.paths)
  sql = connect(url)
})
afterAll(async () => {
  ended.abort()
  await running
  await sql.end()
  await server.unsafe(`drop database ${OWNER} with (force)`)
  await server.unsafe(`drop owned by ${OWNER}`)
  await server.unsafe(`drop role ${OWNER}`)
  await server.end()
  await place.drop()
})

let drafts = 0
const asHer = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(sql, { tenantId: HER, role: 'companion_ingest' }, work)
const ask = () =>
  asHer(async (tx) => {
    const after = `Line ${++drafts}`
    await draftSiteChange(tx, HER, { file: 'content.yaml', path: 'tagline', before: await tagline(), after, madeBy: 'companion' })
    return (await askToPublish(tx, HER, 'companion')) ?? ''
  })
const tagline = async () =>
  (await sql<[{ said: string }]>`select site_source -> 'content.yaml' ->> 'tagline' as said from tenants where tenant_id = ${HER}`)[0].said
const isLive = (publicationId: string) =>
  eventually(async () => {
    const found = (await selectPublications(sql, HER, 20)).find((each) => each.publicationId === publicationId)
    return found?.state === 'live' ? found : undefined
  }, 'a publication that is live')

describe('the queue, as an owner who is no superuser', () => {
  it('finds what was asked for before there was a queue', async () => {
    const before = await ask()
    running = keepPublisher(url, publisherPlace(place.paths, { say: (sentence) => said.push(sentence), env: {} }), ended.signal)
    await isLive(before)
    expect(await tagline()).toBe('Line 1')
    expect(said).toEqual([`${HER}: published (${before}).`])
  })

  it('is told in the transaction that asks, and publishes one after the other', async () => {
    await isLive(await ask())
    expect(await place.git('log', '--format=%s', '-2')).toBe('Margot: tagline\nMargot: tagline')
  })

  it('makes her draft a site of its own, follows it and takes it away; her folder and her live site stay as they are', async () => {
    const live = () =>
      Promise.all([
        digestFolder(path.join(place.paths.dist, HER)),
        place.git('status', '--porcelain', 'tenants'),
        place.git('rev-parse', 'HEAD'),
      ])
    const draft = (file: string, way: string, before: string, after: string) =>
      asHer((tx) => draftSiteChange(tx, HER, { file, path: way, before, after, madeBy: 'companion' }))
    const becomes = (state: string) =>
      eventually(async () => {
        const preview = await asHer((tx) => selectPreview(tx, HER))
        return preview?.state === state ? preview : undefined
      }, state)
    const page = () => readFile(path.join(draftsDist(place.paths.dist), HER, 'site/index.html'), 'utf8')
    const before = await live()
    await draft('content.yaml', 'tagline', await tagline(), 'Drafted')
    const door = { previewId: randomUUID(), accessHash: 'a'.repeat(64), framedBy: 'https://app.example', hours: 24 }
    await asHer((tx) => openPreview(tx, HER, door))
    await becomes('ready')
    expect(await page()).toContain('Drafted')
    await draft('content.yaml', 'tagline', await tagline(), 'Drafted anew')
    await becomes('ready')
    expect(await page()).toContain('Drafted anew')
    await draft('theme.yaml', 'colors/text', '#1d1a17', '#fdfdfd')
    expect((await becomes('refused')).problems).toContainEqual(expect.objectContaining({ file: 'theme.yaml', path: 'colors/text' }))
    await asHer((tx) => discardDraft(tx, HER))
    await eventually(() =>
      page().then(
        () => undefined,
        () => true,
      ),
    )
    expect(await live()).toEqual(before)
    expect(said).toContainEqual(expect.stringMatching(/^opal: preview made in \d+\.\d s\.$/))
  })

  it('hears of nothing that is rolled back, of no other tenant, and gives her role no look into it', async () => {
    const jobs = () => sql`select key from graphile_worker.jobs`
    const rollBack = asHer(async (tx) => {
      await draftSiteChange(tx, HER, { file: 'content.yaml', path: 'tagline', before: 'Line 2', after: 'Never', madeBy: 'companion' })
      await askToPublish(tx, HER, 'companion')
      expect(await tx`select queue_publication('opal', gen_random_uuid())`).toHaveLength(1)
      throw new Error('rolled back')
    })
    await expect(rollBack).rejects.toThrow('rolled back')
    const other = withTenant(
      sql,
      { tenantId: 'somebody', role: 'companion_ingest' },
      (tx) => tx`select queue_publication(${HER}, gen_random_uuid())`,
    )
    expect(await other).toHaveLength(1)
    expect(await jobs()).toEqual([])
    await expect(asHer((tx) => tx`select * from graphile_worker.jobs`)).rejects.toThrow(/permission denied/)
  })

  it('has her tour on her pages, in the sitemap and in JSON-LD when a leg is added, and off them when it is cancelled', async () => {
    const site = (name: string) => readFile(path.join(place.paths.dist, HER, 'site', name), 'utf8').catch(() => '')
    const leg = { city: 'Darwin', timeZone: 'Australia/Darwin', from: '2029-03-03', to: '2029-03-06', incall: true, outcall: false }
    const asked = Date.now()
    await setTour(sql, HER, (tour) => [...tour, leg])
    const page = await eventually(async () => (await site('tour/darwin/index.html')) || undefined, 'a page of the new leg')
    expect(Date.now() - asked).toBeLessThan(60_000)
    expect([page, await site('tour/index.html'), await site('sitemap.xml')]).toEqual(
      [/"startDate":"2029-03-03/, /Darwin/, /\/tour\/darwin</].map((words) => expect.stringMatching(words)),
    )
    await eventually(async () => said.includes(`${HER}: her site has her tour as it is.`) || undefined)
    expect(await place.git('log', '--format=%an: %B', '-1')).toBe('Margot: Margot: tour\n\ntour Darwin 2029-03-03')
    expect(await place.git('status', '--porcelain', 'tenants')).toBe('')
    await setTour(sql, HER, (tour) => tour.filter(({ city }) => city !== 'Darwin'))
    const jobs = () => sql`select from graphile_worker.jobs`
    await eventually(async () => ((await site('tour/darwin/index.html')) === '' && (await jobs()).length === 0) || undefined, 'no page')
    expect(await site('sitemap.xml')).not.toContain('/tour/darwin')
    // A look every minute finds nothing left to do.
    await queueWaiting(sql)
    expect(await jobs()).toEqual([])
  })

  it('frees what a killed publisher has left locked', async () => {
    await sql`select graphile_worker.add_job('publish', '{}', run_at := now() + interval '1 hour')`
    await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead'`
    await freeDeadJobs(sql)
    expect(await sql`select locked_by from graphile_worker.jobs`).toEqual([{ locked_by: null }])
    await sql`delete from graphile_worker._private_jobs`
  })

  it('waits while another publisher works, and takes over when that ends', async () => {
    const next = new AbortController()
    const waiting = keepPublisher(
      url,
      publisherPlace(place.paths, { say: (sentence) => said.push(`second ${sentence}`), env: {} }),
      next.signal,
    )
    const first = await ask()
    await isLive(first)
    expect(said).toContain(`${HER}: published (${first}).`)
    ended.abort()
    await running
    const second = await ask()
    await isLive(second)
    expect(said).toContain(`second ${HER}: published (${second}).`)
    next.abort()
    await waiting
    // The names that the release before calls do the same.
    const third = await ask()
    await sql`delete from graphile_worker._private_jobs`
    await asHer((tx) => tx`select queue_publication(${HER}, ${third}), queue_preview(${HER}), queue_diary(${HER})`)
    expect(await sql`select key from graphile_worker.jobs`).toEqual([{ key: `publish:${third}` }])
  })
})
