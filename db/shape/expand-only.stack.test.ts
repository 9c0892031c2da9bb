import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { migrationsBefore } from '../../scripts/test-support/migrations-before.ts'
import { loadMigrations, migrate } from '../migrate.ts'
import { readShape, type Shape, selectViews } from '../queries/read-shape.ts'
import { findNarrowings } from './find-narrowings.ts'
import { loadPromised, planPromised, shapeOf } from './promised.ts'

// The version before runs on the schema after (decision 15). What a migration or a changed function may not do stands in find-narrowings.ts; what one did before
// anything held it stands here, with why it was harmless. Nothing is added to this list: expand first, and take away a version later.
const BEFORE_IT_WAS_HELD: Record<string, string> = {
  '0005_bookings.sql: bookings.client_name is gone': 'before any release',
  '0005_bookings.sql: bookings.client_email is gone': 'before any release',
  '0005_bookings.sql: bookings.client_phone is gone': 'before any release',
  '0005_bookings.sql: bookings.message is gone': 'before any release',
  '0008_booking_clock.sql: bookings.time_zone is new, and must be written': 'insert_booking writes it, also where it is not told',
  '0016_floods.sql: bookings.bookings_no_overlap was': 'wider: what holds no time is in nobody’s way',
  '0027_devices.sql: desk_sessions.desk_sessions_id_idx is new': 'of a column that is drawn at random',
  '0031_own_times.sql: taken_times.taken_times_pk was': 'taken_times is written by triggers and functions alone',
  '0031_own_times.sql: taken_times.taken_times_no_overlap was': 'taken_times is written by triggers and functions alone',
  '0031_own_times.sql: taken_times.taken_times_holder_check is new': 'taken_times is written by triggers and functions alone',
  '0031_own_times.sql: taken_times.taken_times_booking_unique is new': 'the primary key before it',
  '0032_busy_calendars.sql: own_times.own_times_source_check is new': 'the version before writes block_id always',
  '0047_tour_requests.sql: waiting_list.waiting_list_leg_check is new': 'the version before writes both days of a leg always',
  '0047_tour_requests.sql: waiting_list.waiting_list_client_unique was': 'wider; what is inserted names no columns of conflict',
}

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'), { migrated: false })
})
afterAll(() => database.drop())

it('only adds with each migration', async () => {
  const migrations = await loadMigrations(path.resolve(import.meta.dirname, '../migrations'))
  const functions = await mkdtemp(path.join(tmpdir(), 'functions-'))
  const found: string[] = []
  let before: Shape | undefined
  for (const [index, { name }] of migrations.entries()) {
    await migrate(database.sql, { folder: await migrationsBefore(migrations[index + 1]?.name ?? '9999'), functions })
    const after = await readShape(database.sql)
    if (before) found.push(...findNarrowings(before, after).map((narrowing) => `${name}: ${narrowing}`))
    before = after
  }
  const known = Object.keys(BEFORE_IT_WAS_HELD)
  expect(found.filter((each) => !known.some((start) => each.startsWith(start)))).toEqual([])
  expect(known.filter((start) => !found.some((each) => each.startsWith(start)))).toEqual([])
})

it('keeps every function and view that a version before calls, with what it takes and returns', async () => {
  await migrate(database.sql)
  const [promised, now] = [await loadPromised(), await readShape(database.sql)]
  expect(findNarrowings(shapeOf(promised), now)).toEqual([])
  // What is new is a promise from now on (npm run dictionary).
  const planned = planPromised(now, await selectViews(database.sql))
  expect({ functions: { ...promised.functions, ...planned.functions }, views: { ...promised.views, ...planned.views } }).toEqual(promised)
})

it('finds what the version before would fall over', async () => {
  const { sql } = database
  await sql.unsafe(`
    create table houses (house_id integer primary key, name text default 'x', kind text constraint houses_kind_check check (kind in ('a', 'b')), size integer);
    create function rooms(integer, text default '') returns table (name text, size integer) language sql as 'select null::text, 1';
    grant select, insert on houses to companion_ingest`)
  const before = await readShape(sql)
  await sql.unsafe(`
    alter table houses
      drop constraint houses_kind_check, add constraint houses_kind_check check (kind in ('a', 'b', 'c')),
      add column note text, add constraint houses_note_check check (note <> ''), add column made_at timestamptz not null default now();
    drop function rooms(integer, text);
    create function rooms(integer, text default '', boolean default false) returns table (name text, size integer, door text) language sql as 'select null::text, 1, null::text'`)
  const wider = await readShape(sql)
  expect(findNarrowings(before, wider)).toEqual([])
  await sql.unsafe(`
    alter table houses
      drop constraint houses_kind_check, add constraint houses_kind_check check (kind in ('a', 'c')),
      drop constraint houses_pkey, add constraint houses_pkey primary key (house_id, made_at), alter column name set not null, alter column size type bigint, drop column note, add column door text not null,
      add constraint houses_size_check check (size > 0);
    revoke insert on houses from companion_ingest;
    drop function rooms(integer, text, boolean);
    create function rooms(integer) returns table (size integer) language sql as 'select 1'`)
  expect(
    findNarrowings(wider, await readShape(sql))
      .map((each) => each.replace(/ was .*| is new: .*/, ' …'))
      .sort(),
  ).toEqual([
    'houses.door is new, and must be written',
    'houses.houses_kind_check …',
    'houses.houses_pkey is not unique any more',
    'houses.houses_pkey …',
    'houses.houses_size_check …',
    'houses.name may not be null any more',
    'houses.note is gone',
    'houses.size …',
    'houses: companion_ingest insert is lost',
    'rooms(integer, text, boolean) is gone',
  ])
})
