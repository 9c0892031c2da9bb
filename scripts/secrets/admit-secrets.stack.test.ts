import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { admitSecrets } from '../../db/queries/secret-checks.ts'
import { checksOf } from '../../edge/platform/keys/secret-checks.ts'
import { DatabaseKeeper } from '../runtime/keep-database.ts'
import { type LocalSecrets, loadLocalSecrets, newSecret, SecretsProblem } from '../runtime/local-secrets.ts'
import { makeDatabase } from '../test-support/make-database.ts'
import { foreignSecrets, noteInDatabase, refuseForeignDatabase, refuseForeignEarly } from './admit-secrets.ts'
import { checkValues, givenChecks } from './check-secrets.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let folder: string
let secrets: LocalSecrets
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'secrets-'))
  secrets = await loadLocalSecrets(folder)
  database = await makeDatabase(inject('databaseUrl'))
})
beforeEach(() => database.sql`delete from platform.secret_checks`)
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

it.each(['keySecret', 'hashSecret'] as const)('refuses a database that was used with another %s, and says what to bring', async (name) => {
  await noteInDatabase(database.url, secrets)
  const strange = { ...secrets, [name]: newSecret() }
  await expect(refuseForeignDatabase(database.url, strange)).rejects.toThrow(SecretsProblem)
  await expect(refuseForeignDatabase(database.url, strange)).rejects.toThrow(
    /was used with another [A-Z]+_SECRET: [\s\S]*Bring DATA_DIR of then/,
  )
})

it('takes a new database, the secrets it was used with, and new ones beside those', async () => {
  await refuseForeignDatabase(database.url, secrets)
  await noteInDatabase(database.url, secrets)
  await refuseForeignDatabase(database.url, secrets)
  const changed = { ...secrets, keySecret: newSecret(), keySecretOld: secrets.keySecret }
  await refuseForeignDatabase(database.url, changed)
  await noteInDatabase(database.url, changed)
  await refuseForeignDatabase(database.url, { ...changed, keySecretOld: undefined })
})

it('keeps nothing of a secret in the database', async () => {
  await noteInDatabase(database.url, secrets)
  const kept = JSON.stringify(await database.sql`select * from platform.secret_checks`)
  for (const name of ['keySecret', 'hashSecret'] as const) expect(kept).not.toContain(secrets[name].slice(0, 12))
})

it('lets a platform start whose database is away', async () => {
  const away = 'postgres://nobody@127.0.0.1:1/none'
  await refuseForeignEarly(away, secrets)
  // Asked again before anything is written, and then no failure passes for an answer.
  await expect(refuseForeignDatabase(away, secrets)).rejects.toThrow()
})

it('admits no platform to a database of other secrets, and notes nothing of it', async () => {
  await noteInDatabase(database.url, secrets)
  const before = await database.sql`select * from platform.secret_checks order by name`
  const foreign = { KEY_SECRET: newSecret(), HASH_SECRET: secrets.hashSecret }
  expect(await admitSecrets(database.sql, await checksOf(foreign))).toBe(false)
  await expect(noteInDatabase(database.url, { ...secrets, keySecret: newSecret() })).rejects.toThrow(SecretsProblem)
  expect(await database.sql`select * from platform.secret_checks order by name`).toEqual(before)
  expect(await admitSecrets(database.sql, await checksOf({ ...foreign, KEY_SECRET_OLD: secrets.keySecret }))).toBe(true)
})

it('is checked alike by the platform and by its commands', async () => {
  const { keySecret, hashSecret } = secrets
  const changed = { ...secrets, hashSecretOld: newSecret() }
  expect(await checksOf({ KEY_SECRET: keySecret, HASH_SECRET: hashSecret, HASH_SECRET_OLD: changed.hashSecretOld })).toEqual(
    givenChecks(changed),
  )
})

it('leaves secrets alone that no data depend on', () => {
  const noted = new Map(Object.entries(checkValues(secrets)).map(([name, value]) => [name, new Set([value])]))
  expect(foreignSecrets(noted, { ...secrets, linkSecret: newSecret(), operatorKey: newSecret() })).toEqual([])
})

it('is not tried again, and tells whoever waits, where it is found when the database comes back', async () => {
  const said: string[] = []
  let tries = 0
  const keeper = new DatabaseKeeper({
    work: () => {
      tries += 1
      return Promise.reject(new SecretsProblem('another one'))
    },
    explain: (error) => (error as Error).message,
    isFatal: (error) => error instanceof SecretsProblem,
    say: (sentence) => said.push(sentence),
  })
  await keeper.prepare()
  await expect(keeper.ready).rejects.toThrow('another one')
  await keeper.prepare()
  expect([tries, said, keeper.isReady]).toEqual([1, ['another one'], false])
})
