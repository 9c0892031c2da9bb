import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest'
import { ROOT } from '../command-line/root.ts'
import { makeDatabase } from '../test-support/make-database.ts'
import { startMailServer } from '../test-support/start-mail-server.ts'
import { checkDatabase } from './check-database.ts'
import { checkMail } from './check-mail.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'), { migrated: false })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await database.drop()
})

const verdicts = async (url: string) => {
  vi.stubEnv('DATABASE_URL', url)
  return (await checkDatabase({ root: ROOT, dataDir: '/nowhere' })).map(({ what, verdict }) => `${what}: ${verdict}`)
}

it('reads a real PostgreSQL and makes nothing in it', async () => {
  const all = ['database: ok', 'its connection: ok', 'its rights: ok', 'its clock: ok', 'its tables: look']
  expect(await verdicts(database.url)).toEqual(all)
  expect(await verdicts(database.url)).toEqual(all)
  const elsewhere = new URL(database.url)
  elsewhere.pathname = '/no_such_database'
  expect(await verdicts(elsewhere.href)).toEqual(['database: WRONG'])
})

it('signs in to a real mail server, and sends one mail where it is asked to', async () => {
  const server = await startMailServer()
  const from = 'appointments@example.com'
  expect(await checkMail({ smtpUrl: server.url, from })).toMatchObject({ verdict: 'look', found: 'the server lets us in' })
  expect(server.mails).toEqual([])
  expect((await checkMail({ smtpUrl: server.url, from, to: 'me@example.com' })).verdict).toBe('ok')
  expect(server.mails).toHaveLength(1)
  await server.stop()
})
