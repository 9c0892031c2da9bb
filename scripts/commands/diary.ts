import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Sql } from 'postgres'
import { blockByCommand, freeByCommand, listOwnTimes, ownTimeRow } from '../diary/commands.ts'
import {
  addLegByCommand,
  cancelLegByCommand,
  listRuleChanges,
  printRules,
  pullByCommand,
  setHoursByCommand,
  tellHours,
} from '../diary/rule-commands.ts'
import { formatTable } from '../print/format-table.ts'
import { withDatabase } from '../runtime/with-database.ts'

// npm run diary -- <verb> <slug> …: her own times, her hours and her tour, in DATABASE_URL or the embedded server of DATA_DIR. Exit 1: nothing was done;
// 2: usage.

const USAGE = `Usage: npm run diary -- list  <slug> [--from 2026-12-24] [--to 2027-01-24]        what she has blocked, by the clocks of its places
       npm run diary -- block <slug> --from 2026-12-24T00:00 --to 2026-12-27T10:00 [--repeat weekly | FREQ=MONTHLY;BYMONTHDAY=1] [--until 2027-03-01]
                              [--meeting keep | decline]                           blocks a time; what becomes of requests that wait in it
       npm run diary -- free  <slug> --block <id> [--at 2026-12-24T00:00]           frees a block, or the one time of it that begins then
       npm run diary -- hours <slug> [--week "mon-thu 10:00-23:00; fri,sat 20:00-02:00"] [--anyway]  when a booking may start, or sets it
       npm run diary -- leg add    <slug> --city Perth --from 2027-01-20 --to 2027-01-24 [--arrives 15:00] [--leaves 11:00] [--only incall | outcall]
                                   [--zone Australia/Perth] [--anyway]             adds a city to her tour
       npm run diary -- leg cancel <slug> --city Perth --from 2027-01-20 [--anyway] takes it off again
       npm run diary -- rules   <slug>                                             her hours and her tour as they are, as JSON
       npm run diary -- history <slug>                                             who changed them last
       npm run diary -- pull    <slug>                                             writes them into her tenant.yaml`

type Values = ReturnType<typeof parse>['values']

const root = path.resolve(import.meta.dirname, '../..')
interface Verb {
  needs: readonly (keyof Values)[]
  run: (place: { sql: Sql; tenant: string; now: Date }, values: Values) => Promise<string>
}

const VERBS: Record<string, Verb> = {
  list: {
    needs: [],
    run: async (place, { from, to }) => tableOf((await listOwnTimes(place, { from, to })).map(ownTimeRow), 'Nothing is blocked.'),
  },
  block: {
    needs: ['from', 'to'],
    run: (place, { from = '', to = '', repeat, until, meeting }) => blockByCommand(place, { from, to, repeat, until, meeting }),
  },
  free: { needs: ['block'], run: (place, { block = '', at }) => freeByCommand(place, { block, at }) },
  hours: {
    needs: [],
    run: (place, { week, anyway }) => (week === undefined ? tellHours(place) : setHoursByCommand(place, { week, anyway })),
  },
  'leg add': {
    needs: ['city', 'from', 'to'],
    run: (place, { city = '', from = '', to = '', arrives, leaves, only, zone, anyway }) =>
      addLegByCommand(place, { city, from, to, arrives, leaves, only, timeZone: zone, anyway }),
  },
  'leg cancel': {
    needs: ['city', 'from'],
    run: (place, { city = '', from = '', anyway }) => cancelLegByCommand(place, { city, from, anyway }),
  },
  rules: { needs: [], run: (place) => printRules(place) },
  history: { needs: [], run: async (place) => tableOf(await listRuleChanges(place), 'Nothing has been changed yet.') },
  pull: { needs: [], run: (place) => pullByCommand(place, root) },
}

const tableOf = (rows: Record<string, string>[], none: string): string => (rows.length === 0 ? none : formatTable(rows))

function parse() {
  const text = { type: 'string' } as const
  const blocking = { from: text, to: text, repeat: text, until: text, meeting: text, block: text, at: text }
  const touring = { city: text, arrives: text, leaves: text, only: text, zone: text, week: text, anyway: { type: 'boolean' } } as const
  const options = { ...blocking, ...touring }
  return parseArgs({ allowPositionals: true, options })
}

function readArguments(): { verb: Verb; slug: string; values: Values } {
  try {
    const { values: found, positionals } = parse()
    const isLeg = positionals[0] === 'leg'
    const [tenant = '', ...rest] = positionals.slice(isLeg ? 2 : 1)
    const asked = VERBS[positionals.slice(0, isLeg ? 2 : 1).join(' ')]
    if (!asked?.needs.every((name) => found[name] !== undefined) || tenant === '' || rest.length > 0) throw new Error(USAGE)
    return { verb: asked, slug: tenant, values: found }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return process.exit(2)
  }
}

const { verb, slug, values } = readArguments()
try {
  console.log(await withDatabase(root, (sql) => verb.run({ sql, tenant: slug, now: new Date() }, values)))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
