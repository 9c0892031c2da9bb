import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Sql } from 'postgres'
import type { Json } from '../../tenants/contract/site-fields.ts'
import { readYaml } from '../../tenants/edit/rewrite-yaml.ts'
import { applyChange, draftChange, endOf, listChanges, revertChange, showChange } from '../changes/commands.ts'
import { formatTable } from '../print/format-table.ts'
import { withDatabase } from '../runtime/with-database.ts'

// npm run changes -- list | show | apply | revert <slug> …: what has been changed on a site, by her phone or here; in DATABASE_URL or the embedded server of
// DATA_DIR. Exit 1: nothing was done, or it was refused; 2: usage.

const USAGE = `Usage: npm run changes -- list   <slug>                                     what has been changed, is on its way, or is drafted
       npm run changes -- show   <slug> <change>                            one change whole, and what became of it
       npm run changes -- apply  <slug> <file> [path] --value <YAML> | --text-of FILE | --remove [--draft]
                                                                            publishes a field as a developer; --draft leaves it to her to publish
       npm run changes -- revert <slug> <change>                            takes back what is live

       npm run changes -- apply claire content.yaml services/dinner/price --value 1400
       npm run changes -- apply claire content.yaml services#order --value "[theatre, dinner, weekend, travel]"
       npm run changes -- apply claire about.md --text-of new-about.md

It is npm start, serve or npm run publisher that publishes; this waits a minute for it (--no-wait: not at all).`

const WAIT_MS = 60_000
const LOOK_MS = 200
const root = path.resolve(import.meta.dirname, '../..')

interface Place {
  sql: Sql
  tenant: string
}
type Values = ReturnType<typeof parse>['values']

/** Positional arguments after the slug, at least and at most. */
const VERBS: Record<string, { takes: [number, number]; run: (place: Place, rest: string[], values: Values) => Promise<string> }> = {
  list: {
    takes: [0, 0],
    run: async (place) => {
      const rows = await listChanges(place)
      return rows.length === 0 ? 'Nothing has been changed yet.' : formatTable(rows)
    },
  },
  show: { takes: [1, 1], run: (place, [change = '']) => showChange(place, change) },
  apply: {
    takes: [1, 2],
    run: async (place, [file = '', way = ''], values) => {
      const asked = { field: { file, path: way }, value: await readValue(file, values) }
      if (!values.draft) return ended(place, await applyChange(place, asked), values)
      await draftChange(place, asked)
      return 'Drafted: she finds it in her app.'
    },
  },
  revert: { takes: [1, 1], run: async (place, [change = ''], values) => ended(place, await revertChange(place, change), values) },
}

class Usage extends Error {}

try {
  const { verb, tenant, rest, values } = readArguments()
  console.log(await withDatabase(root, (sql) => verb.run({ sql, tenant }, rest, values)))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(error instanceof Usage ? 2 : 1)
}

function parse() {
  const flag = { type: 'boolean', default: false } as const
  const options = {
    value: { type: 'string' },
    'text-of': { type: 'string' },
    remove: flag,
    draft: flag,
    'no-wait': flag,
    help: flag,
  } as const
  return parseArgs({ allowPositionals: true, options })
}

function readArguments() {
  const { values, positionals } = parsed()
  if (values.help) {
    console.log(USAGE)
    process.exit(0)
  }
  const [name = '', tenant = '', ...rest] = positionals
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  const told = [values.value !== undefined, values['text-of'] !== undefined, values.remove].filter(Boolean).length
  if (!verb || tenant === '' || rest.length < verb.takes[0] || rest.length > verb.takes[1] || told !== (name === 'apply' ? 1 : 0))
    throw new Usage(USAGE)
  return { verb, tenant, rest, values }
}

function parsed(): ReturnType<typeof parse> {
  try {
    return parse()
  } catch (error) {
    throw new Usage(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}

async function readValue(file: string, { value, 'text-of': from, remove }: Values): Promise<Json | undefined> {
  if (remove) return undefined
  const text = from === undefined ? (value ?? '') : await readFile(from, 'utf8')
  return file.endsWith('.yaml') && from === undefined ? readYaml(text) : text
}

async function ended(place: Place, publicationId: string, values: Values): Promise<string> {
  for (let waited = 0; !values['no-wait'] && waited < WAIT_MS; waited += LOOK_MS) {
    const end = await endOf(place, publicationId)
    if (end?.state === 'live') return `Live${end.commitId === null ? '' : `, commit ${end.commitId.slice(0, 12)}`} (${publicationId}).`
    if (end)
      throw new Error(
        `Refused, nothing was written.\n${end.problems.map(({ file, path: way, words }) => `  ${file} ${way}: ${words}`).join('\n')}`,
      )
    await pause(LOOK_MS)
  }
  return `On its way (${publicationId}): npm run changes -- show ${place.tenant} … says how it ended.`
}
