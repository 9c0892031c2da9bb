import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { floodFixtures } from './booking-fixtures.ts'
import { insertSignInLink } from './insert-sign-in-link.ts'
import { beginSignIn, completeSignIn } from './sign-in.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let tenantId: string
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  tenantId = await floodFixtures(database.sql).newTenant()
})
afterAll(() => database.drop())

const sessions = async () => (await database.sql`select from desk_sessions where tenant_id = ${tenantId}`).length

it('opens one session for one link, however often it is used', async () => {
  const linkId = await insertSignInLink(database.sql, tenantId)
  expect(await completeSignIn(database.sql, { tenantId, linkId, tokenHash: 'first' })).toBe(true)
  expect(await completeSignIn(database.sql, { tenantId, linkId, tokenHash: 'second' })).toBe(false)
  expect(await sessions()).toBe(1)
})

it('opens none for a link that is too old, or is another companion’s', async () => {
  const before = await sessions()
  const linkId = await insertSignInLink(database.sql, tenantId)
  expect(await completeSignIn(database.sql, { tenantId: 'another', linkId, tokenHash: 'third' })).toBe(false)
  await database.sql`update sign_in_links set expires_at = now() where link_id = ${linkId}`
  expect(await completeSignIn(database.sql, { tenantId, linkId, tokenHash: 'fourth' })).toBe(false)
  expect(await sessions()).toBe(before)
})

it('sends a companion sixty links an hour at most, from whichever browsers they are asked for', async () => {
  const email = 'sixty@example.com'
  await database.sql`update tenants set contact_email = ${email} where tenant_id = ${tenantId}`
  const ask = (browser: number) =>
    beginSignIn(database.sql, { email: ` ${email.toUpperCase()}`, browserHash: `browser ${browser}`, goTo: undefined })
  const mails = async () => (await database.sql`select from mails where tenant_id = ${tenantId} and kind = 'sign_in'`).length
  await database.sql`delete from sign_in_links where tenant_id = ${tenantId}`
  for (let browser = 1; browser <= 62; browser++) await ask(browser)
  expect(await mails()).toBe(60)
  await database.sql`update sign_in_links set created_at = created_at - interval '1 hour' where tenant_id = ${tenantId}`
  await ask(63)
  expect(await mails()).toBe(61)
})
