import { withConnection } from '../../db/connect.ts'
import { countRows, countTaken, empty, findLogin, keepOut, letIn, makeRoles, selectTenantIds } from '../../db/queries/evacuate.ts'
import { readServer } from '../../db/queries/read-server.ts'
import { Failed } from '../command-line/failed.ts'
import type { Place } from './ask-at.ts'
import { copyDatabase, refuseOlderTools, type Tools } from './copy-database.ts'
import { moveTenants } from './move-tenants.ts'

export interface MovedDatabase {
  tenants: number
  keys: number
  bookings: number
  /** Tables, and the rows of all of them. */
  tables: number
  rows: number
}

interface Move {
  /** Address of the old database, as its owner, and of the new one. */
  source: string
  target: string
  /** Of the old platform's Workers, by which alone it writes. */
  login: string
  from: Place
  to: Place
  tools: Tools
  say: (sentence: string) => void
}

/**
 * Closes the old database to the old platform, whose outboxes then keep what is asked (202), brings the keys to the new one, then the database. Until the keys are there nothing
 * is that needs one; nothing that is erased afterwards has a key that comes later. Where anything fails, the old place is as it was.
 */
export async function moveDatabase(move: Move): Promise<MovedDatabase> {
  const { source, login, say } = move
  await refuseUnready(move)
  say(`Closing the old database to ${login}. From now on requests are received there (202) and wait.`)
  await withConnection(source, (sql) => keepOut(sql, login))
  try {
    return await moveClosed(move)
  } catch (error) {
    await reopen(source, login)
    say(`The old database takes ${login} again, and with it what has waited.`)
    throw error
  }
}

export const reopen = (source: string, login: string): Promise<void> => withConnection(source, (sql) => letIn(sql, login))

async function refuseUnready({ source, target, login, tools }: Move): Promise<void> {
  const old = await withConnection(source, async (sql) => ({ ...(await readServer(sql)), login: await findLogin(sql, login) }))
  if (old.login === undefined) throw new Failed(`The old database has no login "${login}". Name the one of Hyperdrive: --login <name>.`)
  await refuseOlderTools(tools, old.version)
  const { version, bookings } = await withConnection(target, async (sql) => ({ ...(await readServer(sql)), ...(await countTaken(sql)) }))
  if (bookings > 0)
    throw new Failed(`The database here has ${bookings} bookings, which a copy would replace. It takes the copy into an empty one alone.`)
  if (Math.floor(version / 10_000) < Math.floor(old.version / 10_000))
    throw new Failed(`The database here is PostgreSQL ${Math.floor(version / 10_000)}, older than the one that comes.`)
}

async function moveClosed({ source, target, from, to, tools, say }: Move): Promise<MovedDatabase> {
  const { tenants, keysToDestroy } = await withConnection(source, async (sql) => ({
    tenants: await selectTenantIds(sql),
    ...(await countTaken(sql)),
  }))
  if (keysToDestroy > 0)
    throw new Failed(`${keysToDestroy} erased requests still have keys, which the old platform destroys within a minute. Try again then.`)
  const { keys } = await moveTenants({ from, to, tenants, what: 'keys' })
  say(`${keys} keys of ${tenants.length} companions are here.`)
  await withConnection(target, async (sql) => {
    await makeRoles(sql)
    await empty(sql)
  })
  await copyDatabase(source, target, tools)
  const [before, after] = [await withConnection(source, countRows), await withConnection(target, countRows)]
  const other = Object.keys(before).filter((table) => before[table] !== after[table])
  if (other.length > 0) throw new Failed(`The copy has other rows than the old database: ${other.join(', ')}.`)
  const rows = Object.values(after).reduce((sum, count) => sum + count, 0)
  return { tenants: tenants.length, keys, bookings: after.bookings ?? 0, tables: Object.keys(after).length, rows }
}
