import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DatabaseUrlWrong, NO_PASSWORD, parseDatabaseUrl } from './parse-database-url.ts'
import { readPgpass } from './read-pgpass.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pgpass-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('DATABASE_URL', () => {
  it('is taken as it stands where it is whole', async () => {
    const whole = 'postgres://doadmin:a%2Fb@db.example.com:25060/defaultdb?sslmode=require'
    expect(await parseDatabaseUrl(whole, {})).toBe(whole)
  })

  it('takes what is left out from where libpq takes it', async () => {
    const env = { PGUSER: 'sam', PGPASSWORD: 'a b' }
    expect(await parseDatabaseUrl('postgres://localhost', env)).toBe('postgres://sam:a%20b@localhost/sam')
    expect(await parseDatabaseUrl('postgresql://kim@localhost/shop', env)).toBe('postgresql://kim:a%20b@localhost/shop')
    expect(await parseDatabaseUrl('postgres://kim@nowhere.invalid/shop', {})).toBe(`postgres://kim:${NO_PASSWORD}@nowhere.invalid/shop`)
  })

  it.each(['foo', '', 'mysql://u:p@h/d', 'postgres:///shop', 'postgres://u@localhost/shop?host=/var/run/postgresql', 'localhost:5432'])(
    'says how it must look in the place of %j',
    async (text) => {
      const error = await parseDatabaseUrl(text, {}).catch((each: unknown) => each)
      expect(error).toBeInstanceOf(DatabaseUrlWrong)
      expect(String(error)).toMatch(/postgres:\/\/user:password@host:5432\/database/)
    },
  )

  it('names no password in its complaint', async () => {
    await expect(parseDatabaseUrl('mysql://u:hunter2@h/d', {})).rejects.not.toThrow(/hunter2/)
  })
})

it('reads a password file as libpq does: the first line that fits', async () => {
  const file = path.join(folder, 'pgpass')
  await writeFile(
    file,
    '# work\nother:5432:shop:kim:no\nlocalhost:*:shop:kim:a\\:b\\\\c\nlocalhost:5432:*:*:later\n*:*:*:sam:everywhere\nbroken line\n',
  )
  const look = (host: string, database: string, user: string) => readPgpass({ host, port: '5432', database, user }, file)
  expect(await look('localhost', 'shop', 'kim')).toBe('a:b\\c')
  expect(await look('localhost', 'yard', 'kim')).toBe('later')
  expect(await look('elsewhere', 'yard', 'sam')).toBe('everywhere')
  expect(await look('elsewhere', 'yard', 'kim')).toBeUndefined()
  expect(await readPgpass({ host: 'h', port: '1', database: 'd', user: 'u' }, path.join(folder, 'none'))).toBeUndefined()
})
