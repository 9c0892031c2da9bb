import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { makeDatabase } from '../scripts/test-support/make-database.ts'
import { connect } from './connect.ts'
import { explainDatabaseError } from './explain-database-error.ts'
import { migrate } from './migrate.ts'
import { NO_PASSWORD } from './parse-database-url.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
const login = `plain_${randomUUID().slice(0, 8)}`
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'), { migrated: false })
  await database.sql.unsafe(`create role ${login} login password 'right'`)
})
afterAll(async () => {
  await database.sql.unsafe(`drop role ${login}`)
  await database.drop()
})

it.each<[string, Partial<URL>, RegExp]>([
  ['a port where nobody is', { port: '1' }, /^PostgreSQL at 127\.0\.0\.1:1 does not answer \(ECONNREFUSED\)\.$/],
  ['a host that there is not', { hostname: 'nowhere.invalid' }, /^PostgreSQL at nowhere\.invalid:\d+ does not answer \(E[A-Z_]+\)\.$/],
  ['a missing database', { pathname: '/none' }, /has no database "none"\. Make it: createdb --owner "plain_\w+" "none"$/],
  ['a wrong password', { password: 'wrong' }, /does not take the password of "plain_\w+" \(28P01\)\. Correct it in DATABASE_URL\.$/],
  [
    'no password',
    { password: NO_PASSWORD },
    /wants a password of "plain_\w+", and there is none in DATABASE_URL, PGPASSWORD or ~\/\.pgpass\.$/,
  ],
  [
    'a role without rights',
    {},
    /^The user "plain_\w+" of DATABASE_URL has too few rights: permission denied for .*alter role "plain_\w+" createrole;$/,
  ],
])('says in a sentence what to do about %s', async (_what, change, sentence) => {
  const url = Object.assign(new URL(database.url), { username: login, password: 'right', ...change }).href
  const sql = connect(url)
  const error = await migrate(sql).catch((each: unknown) => each)
  await sql.end()
  expect(explainDatabaseError(error, url)).toMatch(sentence)
  expect(explainDatabaseError(error, url)).not.toMatch(/right'|wrong|no-password/)
})
