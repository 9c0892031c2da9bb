import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Sql } from 'postgres'
import { countOverlaps, findText, type StoredBooking, selectStoredBookings } from '../../db/queries/check-bookings.ts'
import type { Asked, Clients } from './clients.ts'

export interface Finding {
  what: string
  count: number
  /** Whether the count must be 0. */
  isWrong: boolean
}

/** What the clients were told beside what is stored. Waits until the outboxes are empty. */
export async function checkOutcome(
  sql: Sql,
  { clients, dataDir, canary }: { clients: Pick<Clients, 'asked' | 'contradictions'>; dataDir: string; canary: string },
): Promise<Finding[]> {
  const { asked, contradictions } = clients
  const acknowledged = asked.filter(({ status }) => status === 201 || status === 202)
  const rows = await waitUntilStored(sql, acknowledged)
  const byKey = Map.groupBy(rows, ({ idempotencyKey }) => idempotencyKey)
  const rowsOf = ({ key }: Asked) => byKey.get(key) ?? []
  const refused = asked.filter(({ status }) => status === 409)
  const isHeldByAnother = ({ slug, key, startsAt }: Asked) =>
    rows.some((row) => row.tenantId === slug && row.localStart === startsAt && row.idempotencyKey !== key && row.status !== 'declined')
  const files = await filesWith(dataDir, canary)
  const tables = await findText(sql, canary)
  const count = (list: readonly unknown[]) => list.length
  return [
    { what: 'requests', count: asked.length, isWrong: false },
    { what: 'answered 201, stored', count: count(asked.filter(({ status }) => status === 201)), isWrong: false },
    { what: 'answered 202, received', count: count(asked.filter(({ status }) => status === 202)), isWrong: false },
    { what: 'answered 409, taken', count: refused.length, isWrong: false },
    { what: 'never answered', count: count(asked.filter(({ status }) => status === undefined)), isWrong: false },
    {
      what: 'other answers',
      count: count(asked.filter(({ status }) => status !== undefined && ![201, 202, 409].includes(status))),
      isWrong: true,
    },
    { what: 'acknowledged and lost', count: count(acknowledged.filter((each) => rowsOf(each).length === 0)), isWrong: true },
    { what: 'acknowledged and doubled', count: count(asked.filter((each) => rowsOf(each).length > 1)), isWrong: true },
    {
      what: 'another reference than was told',
      count: count(acknowledged.filter((each) => rowsOf(each)[0]?.reference !== each.reference)) + contradictions.length,
      isWrong: true,
    },
    { what: 'answered 409 while nobody has that time', count: count(refused.filter((each) => !isHeldByAnother(each))), isWrong: true },
    { what: 'bookings that overlap', count: await countOverlaps(sql), isWrong: true },
    { what: 'tables with a client’s words', count: Object.keys(tables).length, isWrong: true },
    { what: 'files with a client’s words, mails apart', count: files.length, isWrong: true },
  ]
}

/** What is stored, as soon as everything acknowledged is, or after five minutes. */
export async function waitUntilStored(sql: Sql, acknowledged: readonly Asked[]): Promise<StoredBooking[]> {
  const deadline = Date.now() + 300_000
  for (;;) {
    const rows = await selectStoredBookings(sql)
    const keys = new Set(rows.map(({ idempotencyKey }) => idempotencyKey))
    if (acknowledged.every(({ key }) => keys.has(key)) || Date.now() > deadline) return rows
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

/** Files of the data folder that hold the text: database, outbox, keys, logs. Mails are made to be read and left out. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter((each) => each.isFile() && !each.parentPath.endsWith('/mails'))) {
    const file = path.join(entry.parentPath, entry.name)
    const content = await readFile(file, 'latin1').catch(() => '')
    if (content.toLowerCase().includes(text.toLowerCase())) found.push(file)
  }
  return found
}
