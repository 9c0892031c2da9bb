import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publishAtOnce } from '../../db/queries/site-changes.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { prepareDatabase } from '../runtime/prepare-database.ts'
import { makePublished, type PublishedSample } from '../test-support/make-published.ts'
import { publish } from './publish.ts'
import { publisherPlace } from './publisher-place.ts'

const HER = 'pearl'
let database: PublishedSample['database']
let place: PublishedSample['place']
beforeAll(async () => {
  ;({ database, place } = await makePublished({ sample: 'claire', her: HER }))
  await database.sql`insert into desk_sessions (tenant_id, token_hash, expires_at) values (${HER}, 'kept', now() + interval '1 day')`
})
afterAll(async () => {
  await database.drop()
  await place.drop()
})

const isSignedIn = async () => (await database.sql`select find_desk_session('kept') as her`)[0]?.her === HER
/** Undefined: goes through to the end. */
const publishUntil = (publicationId: string, last?: string) =>
  publish(
    database.sql,
    { tenantId: HER, publicationId },
    {
      ...publisherPlace(place.paths, { say: () => undefined, env: {} }),
      reached: (step) => {
        if (step === last) throw new Error(`stopped at ${last}`)
      },
    },
  )
const askFor = async (before: string, after: string, askedBy: 'companion' | 'developer' = 'companion') =>
  (await withTenant(database.sql, { tenantId: HER, role: 'companion_ingest' }, (tx) =>
    publishAtOnce(tx, HER, { changes: [{ file: 'tenant.yaml', path: 'status', before, after }], askedBy }),
  )) ?? ''

it('keeps her signed in at each step of hiding her site', async () => {
  const hidden = await askFor('active', 'inactive')
  await expect(publishUntil(hidden, 'synced')).rejects.toThrow('stopped at synced')
  expect(await isSignedIn()).toBe(true)
  expect((await publishUntil(hidden)).state).toBe('live')
  expect(await isSignedIn()).toBe(true)
  expect((await publishUntil(await askFor('inactive', 'active'))).state).toBe('live')
})

it('keeps her signed in where her folder is read by somebody else before the publisher has come so far', async () => {
  const hidden = await askFor('active', 'inactive')
  await expect(publishUntil(hidden, 'written')).rejects.toThrow('stopped at written')
  await prepareDatabase(database.url, place.paths)
  expect(await isSignedIn()).toBe(true)
  expect((await publishUntil(hidden)).state).toBe('live')
  expect((await publishUntil(await askFor('inactive', 'active'))).state).toBe('live')
})

it('signs her out at once where her site is closed for her', async () => {
  const closed = await askFor('active', 'inactive', 'developer')
  await expect(publishUntil(closed, 'synced')).rejects.toThrow('stopped at synced')
  expect(await isSignedIn()).toBe(false)
  expect((await publishUntil(closed)).state).toBe('live')
  expect(await isSignedIn()).toBe(false)

  const manifest = path.join(place.paths.tenants, HER, 'tenant.yaml')
  const text = await readFile(manifest, 'utf8')
  await writeFile(manifest, text.replace('status: inactive', 'status: active'))
  await prepareDatabase(database.url, place.paths)
  expect(await isSignedIn()).toBe(true)
  await writeFile(manifest, text)
  await prepareDatabase(database.url, place.paths)
  expect(await isSignedIn()).toBe(false)
})
