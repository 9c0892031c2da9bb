import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { forgetDeployed, selectDeployed, updateDeployed } from '../../db/queries/deploys.ts'
import { makeDatabase } from '../test-support/make-database.ts'
import { isUnchanged } from './is-unchanged.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  const { sql } = database
  await sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency) select t, t, 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD' from unnest(array['claire', 'sophie']) as t`
  for (const tenantId of ['claire', 'sophie']) await updateDeployed(sql, { tenantId, hash: `live ${tenantId}`, builtAt: undefined })
})
afterAll(() => database.drop())

const live = (slug: string) => ({ slug, hash: `live ${slug}` })
const choose = async (change: { isForced?: boolean } = {}) => ({
  isForced: false,
  deployed: await selectDeployed(database.sql),
  ...change,
})

describe('a deploy', () => {
  it('leaves a site alone whose upload was recorded, and uploads what differs or is new', async () => {
    expect(isUnchanged(live('claire'), await choose())).toBe(true)
    expect(isUnchanged({ slug: 'claire', hash: 'live sophie' }, await choose())).toBe(false)
    expect(isUnchanged(live('emma'), await choose())).toBe(false)
  })

  it('uploads the platform always, and everything with --force', async () => {
    expect(isUnchanged({ slug: undefined, hash: 'live claire' }, await choose())).toBe(false)
    expect(isUnchanged(live('claire'), await choose({ isForced: true }))).toBe(false)
  })

  it('uploads the same again after a rollback, of that site alone', async () => {
    await forgetDeployed(database.sql, 'claire')
    expect(isUnchanged(live('claire'), await choose())).toBe(false)
    expect(isUnchanged(live('sophie'), await choose())).toBe(true)
    await updateDeployed(database.sql, { tenantId: 'claire', hash: 'live claire', builtAt: undefined })
    expect(isUnchanged(live('claire'), await choose())).toBe(true)
  })
})
