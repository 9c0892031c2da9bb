import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import type { Json } from '../../tenants/contract/site-fields.ts'
import { floodFixtures } from './booking-fixtures.ts'
import {
  askToPublish,
  discardDraft,
  draftSiteChange,
  endPublication,
  publishAtOnce,
  selectDraft,
  selectPublications,
  selectPublished,
  selectSiteHistory,
  selectSiteSource,
} from './site-changes.ts'
import { withTenant } from './with-tenant.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let fixtures: ReturnType<typeof floodFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  fixtures = floodFixtures(database.sql)
})
afterAll(() => database.drop())

const asHer = <T>(tenantId: string, work: Parameters<typeof withTenant<T>>[2]) =>
  withTenant(database.sql, { tenantId, role: 'companion_ingest' }, work)
const draft = (tenantId: string, path: string, before: Json | undefined, after: Json | undefined) =>
  asHer(tenantId, (tx) => draftSiteChange(tx, tenantId, { file: 'content.yaml', path, before, after, madeBy: 'companion' }))
const draftOf = async (tenantId: string) =>
  (await asHer(tenantId, (tx) => selectDraft(tx, tenantId))).map(({ path, before, after }) => [path, before, after])
const publish = async (tenantId: string) => (await asHer(tenantId, (tx) => askToPublish(tx, tenantId, 'companion'))) ?? ''

describe('her draft', () => {
  it('has one change of a field, from what was there before the first of them, and none that changes nothing', async () => {
    const hers = await fixtures.newTenant()
    await draft(hers, 'tagline', 'Old', 'New')
    await draft(hers, 'tagline', 'New', 'Newer')
    await draft(hers, 'services/dinner/price', 1500, 1600)
    await draft(hers, 'services/dinner/photo', undefined, 'salon')
    await draft(hers, 'services/dinner/price', 1600, 1500)
    expect(await draftOf(hers)).toEqual([
      ['tagline', 'Old', 'Newer'],
      ['services/dinner/photo', undefined, 'salon'],
    ])
    await asHer(hers, (tx) => discardDraft(tx, hers, { file: 'content.yaml', path: 'tagline' }))
    expect(await draftOf(hers)).toHaveLength(1)
    await asHer(hers, (tx) => discardDraft(tx, hers))
    expect(await draftOf(hers)).toEqual([])
  })

  it('is published as a whole, once, and what she drafts meanwhile stays a draft', async () => {
    const hers = await fixtures.newTenant()
    expect(await publish(hers)).toBe('')
    await draft(hers, 'tagline', 'Old', 'New')
    await draft(hers, 'intro', 'Old', 'New')
    const id = await publish(hers)
    await draft(hers, 'tagline', 'New', 'Newer')
    expect(await draftOf(hers)).toEqual([['tagline', 'New', 'Newer']])
    const source = { 'content.yaml': { tagline: 'New' } }
    const end = () => endPublication(database.sql, hers, { publicationId: id, state: 'live', commitId: 'abc', source })
    expect([await end(), await end()]).toEqual([true, false])
    expect(await selectSiteSource(database.sql, hers)).toEqual(source)
    expect((await selectPublished(database.sql, hers, id)).map(({ path, state }) => [path, state])).toEqual([
      ['tagline', 'live'],
      ['intro', 'live'],
    ])
    expect((await selectSiteHistory(database.sql, hers, 10)).map(({ path }) => path)).toEqual(['intro', 'tagline'])
    expect(await selectPublications(database.sql, hers, 10)).toMatchObject([{ publicationId: id, state: 'live', commitId: 'abc' }])
  })

  it('stands in the history by when it went live, however long before it was saved', async () => {
    const hers = await fixtures.newTenant()
    const end = (publicationId: string) => endPublication(database.sql, hers, { publicationId, state: 'live', source: {} })
    await draft(hers, 'tagline', 'Old', 'New')
    const changes = [{ file: 'tenant.yaml', path: 'status', before: 'active', after: 'inactive' }]
    await end(await asHer(hers, (tx) => publishAtOnce(tx, hers, { changes, askedBy: 'companion' })))
    await end(await publish(hers))
    expect((await selectSiteHistory(database.sql, hers, 10)).map(({ path }) => path)).toEqual(['tagline', 'status'])
  })

  it('comes back when it is refused, and what she has drafted since counts', async () => {
    const hers = await fixtures.newTenant()
    await draft(hers, 'tagline', 'Old', 'New')
    await draft(hers, 'intro', 'Old', 'New')
    const id = await publish(hers)
    await draft(hers, 'tagline', 'New', 'Newer')
    const problems = [{ file: 'content.yaml', path: 'intro', words: 'Too long.' }]
    expect(await endPublication(database.sql, hers, { publicationId: id, state: 'refused', problems })).toBe(true)
    expect((await draftOf(hers)).toSorted()).toEqual([
      ['intro', 'Old', 'New'],
      ['tagline', 'Old', 'Newer'],
    ])
    expect(await selectPublications(database.sql, hers, 1)).toMatchObject([{ state: 'refused', problems }])
  })

  it('keeps nothing of what a developer asked for past it and was refused, and all of hers that a developer has published', async () => {
    const hers = await fixtures.newTenant()
    await draft(hers, 'tagline', 'Old', 'New')
    const changes = [{ file: 'content.yaml', path: 'services/dinner/price', before: 1500, after: 'abc' }]
    const past = await asHer(hers, (tx) => publishAtOnce(tx, hers, { changes, askedBy: 'developer' }))
    await endPublication(database.sql, hers, { publicationId: past, state: 'refused' })
    expect(await draftOf(hers)).toEqual([['tagline', 'Old', 'New']])
    const whole = (await asHer(hers, (tx) => askToPublish(tx, hers, 'developer'))) ?? ''
    await endPublication(database.sql, hers, { publicationId: whole, state: 'refused' })
    expect(await draftOf(hers)).toEqual([['tagline', 'Old', 'New']])
  })

  it('is hers alone', async () => {
    const [hers, another] = [await fixtures.newTenant(), await fixtures.newTenant()]
    await draft(hers, 'tagline', 'Old', 'New')
    expect(await asHer(another, (tx) => selectDraft(tx, hers))).toEqual([])
    await expect(asHer(another, (tx) => askToPublish(tx, hers, 'companion'))).resolves.toBeUndefined()
    await expect(draft(another, 'tagline', 'Old', 'New')).resolves.toBeUndefined()
    expect(await draftOf(hers)).toHaveLength(1)
  })
})
