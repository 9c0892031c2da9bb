import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Sql } from 'postgres'
import { blockByCommand, freeByCommand, listOwnTimes, ownTimeRow } from '../diary/commands.ts'
import { formatTable } from '../print/format-table.ts'
import { withDatabase } from '../runtime/with-database.ts'

// npm run diary -- list | block | free <slug> …: her own times, in DATABASE_URL or the embedded server of DATA_DIR. Exit 1: nothing was done; 2: usage.

const USAGE = `Usage: npm run diary -- list  <slug> [--from 2026-12-24] [--to 2027-01-24]        what she has blocked, by the clocks of its places
       npm run diary -- block <slug> --from 2026-12-24T00:00 --to 2026-12-27T10:00 [--repeat weekly | FREQ=MONTHLY;BYMONTHDAY=1] [--until 2027-03-01]
                              [--meeting keep | decline]                           blocks a time; what becomes of requests that wait in it
       npm run diary -- free  <slug> --block <id> [--at 2026-12-24T00:00]           frees a block, or the one time of it that begins then`

type Values = ReturnType<typeof parse>['values']

const root = path.resolve(import.meta.dirname, '../..')
const { verb, slug, values } = readArguments()
try {
  console.log(await withDatabase(root, (sql) => run(sql, values)))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

async function run(sql: Sql, { from, to, repeat, until, meeting, block, at }: Values): Promise<string> {
  const place = { sql, tenant: slug, now: new Date() }
  if (verb === 'block') return blockByCommand(place, { from: from ?? '', to: to ?? '', repeat, until, meeting })
  if (verb === 'free') return freeByCommand(place, { block: block ?? '', at })
  const times = await listOwnTimes(place, { from, to })
  return times.length === 0 ? 'Nothing is blocked.' : formatTable(times.map(ownTimeRow))
}

function parse() {
  const text = { type: 'string' } as const
  const options = { from: text, to: text, repeat: text, until: text, meeting: text, block: text, at: text }
  return parseArgs({ allowPositionals: true, options })
}

function readArguments(): { verb: string; slug: string; values: Values } {
  try {
    const { values: found, positionals } = parse()
    const [asked = '', tenant = '', ...rest] = positionals
    const needed: Record<string, (keyof Values)[]> = { list: [], block: ['from', 'to'], free: ['block'] }
    const isWhole = needed[asked]?.every((name) => found[name] !== undefined) === true
    if (!isWhole || tenant === '' || rest.length > 0) throw new Error(USAGE)
    return { verb: asked, slug: tenant, values: found }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return process.exit(2)
  }
}
