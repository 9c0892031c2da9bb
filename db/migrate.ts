import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Sql, TransactionSql } from 'postgres'
import { takeRoles } from './take-roles.ts'

const FOLDER = path.join(import.meta.dirname, 'migrations')
const FUNCTIONS = path.join(import.meta.dirname, 'functions')
/** Any number will do as long as every migrating process uses the same. */
const LOCK_KEY = 7_261_119

export type MigrationProgress = (done: number, total: number, name: string) => void

export interface Migration {
  name: string
  text: string
  hash: string
}

/**
 * Applies what is missing, in order, each in its own transaction, then functions and views as they stand now, and lets the owner take the roles of the
 * Workers. Returns the names applied. Safe to run from several processes at once, and through a pooler in transaction mode: the lock is of each transaction.
 * A database that is newer than this checkout keeps its functions (docs/decisions/0015-the-version-before-runs.md).
 */
export async function migrate(
  sql: Sql,
  { folder = FOLDER, functions = FUNCTIONS, onProgress }: { folder?: string; functions?: string; onProgress?: MigrationProgress } = {},
): Promise<string[]> {
  const migrations = await loadMigrations(folder)
  const applied: string[] = []
  await inTurn(sql, makeLedger)
  for (;;) {
    const next = await inTurn(sql, (tx) => applyNext(tx, migrations))
    if (next === undefined) break
    applied.push(next.name)
    onProgress?.(applied.length, applied.length + next.left, next.name)
  }
  const replaced = await inTurn(sql, async (tx) => ((await isNewer(tx, migrations)) ? [] : replaceFunctions(tx, functions)))
  await inTurn(sql, takeRoles)
  return [...applied, ...replaced]
}

/** A transaction while which no other process migrates. */
async function inTurn<T>(sql: Sql, work: (tx: TransactionSql) => Promise<T>): Promise<T> {
  const result = await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK_KEY})`
    return { value: await work(tx) }
  })
  return result.value as T
}

async function makeLedger(tx: TransactionSql): Promise<void> {
  await tx`create schema if not exists platform`
  await tx`create table if not exists platform.migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())`
}

/** The first that is missing, and its record. Returns its name, and how many are left; undefined: none is. */
async function applyNext(tx: TransactionSql, migrations: readonly Migration[]): Promise<{ name: string; left: number } | undefined> {
  const applied = await selectApplied(tx)
  refuseChanged(migrations, applied)
  const [missing, ...others] = migrations.filter(({ name }) => !applied.has(name))
  if (!missing) return undefined
  await tx.unsafe(missing.text).simple()
  await tx`insert into platform.migrations (name, hash) values (${missing.name}, ${missing.hash})`
  return { name: missing.name, left: others.length }
}

const selectApplied = async (tx: TransactionSql): Promise<Map<string, string>> =>
  new Map((await tx<{ name: string; hash: string }[]>`select name, hash from platform.migrations`).map(({ name, hash }) => [name, hash]))

const isNewer = async (tx: TransactionSql, migrations: readonly Migration[]): Promise<boolean> =>
  [...(await selectApplied(tx)).keys()].some((name) => !migrations.some((migration) => migration.name === name))

/** All migrations of the folder, checked against its list of hashes. */
export async function loadMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const listed = JSON.parse(await readFile(path.join(folder, 'hashes.json'), 'utf8')) as Record<string, string>
  return Promise.all(
    names.map(async (name) => {
      if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name)) throw new Error(`db/migrations/${name}: expected a name such as 0007_add_index.sql`)
      const text = await readFile(path.join(folder, name), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      if (listed[name] !== hash) {
        throw new Error(
          `db/migrations/${name} is ${listed[name] === undefined ? 'not in' : 'not what is in'} hashes.json. A migration that has been released is never edited: add a new one. For a new one run "npm run migrate -- --record".`,
        )
      }
      return { name, text, hash }
    }),
  )
}

/** A migration that only the database has is from a newer version, and no reason to refuse: migrations only add. */
function refuseChanged(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  for (const [name, hash] of applied) {
    const here = migrations.find((migration) => migration.name === name)
    if (here && here.hash !== hash)
      throw new Error(
        `The migration ${name} was applied with another text (${hash.slice(0, 12)}…) than this checkout has (${here.hash.slice(0, 12)}…).`,
      )
  }
}

/**
 * Functions and views are not history: each file of db/functions says what stands now, with `create or replace`. When one of them has changed
 * all are run again, in this transaction and in the order of their names. Returns the names of those that had changed.
 */
async function replaceFunctions(tx: TransactionSql, folder: string): Promise<string[]> {
  const files = await Promise.all(
    (await readdir(folder)).sort().map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8')
      return { name, text, hash: createHash('sha256').update(text).digest('hex') }
    }),
  )
  await tx`create table if not exists platform.functions (name text primary key, hash text not null, applied_at timestamptz not null default now())`
  const applied = await tx<{ name: string; hash: string }[]>`select name, hash from platform.functions`
  const changed = files.filter(({ name, hash }) => applied.find((each) => each.name === name)?.hash !== hash)
  if (changed.length === 0) return []
  const records = files.map(({ name, hash }) => `('${name}', '${hash}')`).join(', ')
  const record = `delete from platform.functions; insert into platform.functions (name, hash) values ${records};`
  const sent = `${files.map(({ text }) => text).join(BETWEEN)}${BETWEEN}${record}`
  await tx
    .unsafe(sent)
    .simple()
    .catch((error: unknown) => {
      throw Object.assign(error as Error, { place: placeIn(files, Number((error as { position?: string }).position)) })
    })
  return changed.map(({ name }) => name)
}

const BETWEEN = '\n;'

/** Where a character of all files in a row stands. Undefined: the server has not said which. Pure. */
function placeIn(files: readonly { name: string; text: string }[], position: number): { file: string; line: number } | undefined {
  let left = position - 1
  for (const { name, text } of files) {
    // Postgres counts characters, JavaScript halves of some.
    const characters = [...text]
    if (left >= 0 && left < characters.length + BETWEEN.length)
      return { file: `db/functions/${name}`, line: characters.slice(0, left).filter((each) => each === '\n').length + 1 }
    left -= characters.length + BETWEEN.length
  }
  return undefined
}
