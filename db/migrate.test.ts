import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../scripts/test-stack/make-database.ts'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'

const MIGRATIONS = path.resolve(import.meta.dirname, 'migrations')
let database: Awaited<ReturnType<typeof makeDatabase>>
beforeEach(async () => {
  database = await makeDatabase(inject('databaseUrl'), { migrated: false })
})
afterEach(() => database.drop())

describe('migrate', () => {
  it('makes the seven tables, each with tenant_id, and does nothing the second time', async () => {
    expect(await migrate(database.sql)).toHaveLength(2)
    expect(await migrate(database.sql)).toEqual([])
    const tables = await database.sql<{ name: string; has_tenant: boolean }[]>`
      select c.relname as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as has_tenant
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    `
    expect(tables.map(({ name }) => name).sort()).toEqual([
      'ab_assignments',
      'ab_tests',
      'bookings',
      'events',
      'sessions',
      'social_media_metrics',
      'tenants',
    ])
    expect(tables.every((table) => table.has_tenant)).toBe(true)
  })

  it('applies each migration once when four processes start together', async () => {
    const clients = Array.from({ length: 4 }, () => connect(database.url))
    const applied = await Promise.all(clients.map((sql) => migrate(sql)))
    await Promise.all(clients.map((sql) => sql.end()))
    expect(applied.flat().sort()).toEqual(['0001_tables.sql', '0002_functions.sql'])
  })

  it('refuses a migration that was edited, and leaves nothing of one that fails', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'migrations-'))
    await cp(MIGRATIONS, folder, { recursive: true })
    const file = path.join(folder, '0001_tables.sql')
    await writeFile(file, `${await readFile(file, 'utf8')}\n-- edited`)
    await expect(migrate(database.sql, folder)).rejects.toThrow(
      /0001_tables.sql is not what is in hashes.json. A migration that has been released is never edited/,
    )
  })

  it('leaves nothing of a migration that fails half-way', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'migrations-'))
    const text = 'create table half (tenant_id text);\nselect 1 / 0;'
    await writeFile(path.join(folder, '0001_half.sql'), text)
    const { createHash } = await import('node:crypto')
    await writeFile(path.join(folder, 'hashes.json'), JSON.stringify({ '0001_half.sql': createHash('sha256').update(text).digest('hex') }))
    await expect(migrate(database.sql, folder)).rejects.toThrow(/division by zero/)
    expect(await database.sql`select from pg_class where relname = 'half'`).toHaveLength(0)
    expect(await database.sql`select from platform.migrations`).toHaveLength(0)
  })
})
