import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { approveSetUp } from '../../db/queries/set-up.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import type { Json } from '../../tenants/contract/site-fields.ts'
import { readYaml } from '../../tenants/edit/rewrite-yaml.ts'
import { Failed, Usage } from '../command-line/failed.ts'
import { ROOT } from '../command-line/root.ts'
import { formatTable } from '../print/format-table.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { applyChange, draftChange, endOf, listChanges, revertChange, showChange } from './commands.ts'

// What has been changed on a site, by her phone or here; in DATABASE_URL or the embedded server of DATA_DIR.

const WAIT_MS = 60_000
const LOOK_MS = 200

interface Place {
  sql: Sql
  tenant: string
}
interface Value {
  value?: string | undefined
  textOf?: string | undefined
  remove: boolean
}

const at = (tenant: string, work: (place: Place) => Promise<string>): Promise<void> =>
  withDatabase(ROOT, (sql) => work({ sql, tenant })).then((text) => console.log(text))

export const listByCommand = (tenant: string): Promise<void> =>
  at(tenant, async (place) => {
    const rows = await listChanges(place)
    return rows.length === 0 ? 'Nothing has been changed yet.' : formatTable(rows)
  })

export const showByCommand = (tenant: string, change: string): Promise<void> => at(tenant, (place) => showChange(place, change))

/** Publishes one field, or leaves it to her as a draft. `field` is a file of her folder, and a path in it where it is YAML. */
export async function applyByCommand(
  tenant: string,
  field: { file: string; path: string },
  { draft, wait, ...given }: Value & { draft: boolean; wait: boolean },
): Promise<void> {
  if ([given.value !== undefined, given.textOf !== undefined, given.remove].filter(Boolean).length !== 1)
    throw new Usage('Say what it becomes by one of --value, --text-of and --remove.')
  const value = await readValue(field.file, given)
  await at(tenant, async (place) => {
    if (!draft) return ended(place, await applyChange(place, { field, value }), wait)
    await draftChange(place, { field, value })
    return 'Drafted: she finds it in her app.'
  })
}

export const revertByCommand = (
  tenant: string,
  changeId: string,
  { wait, together }: { wait: boolean; together: boolean },
): Promise<void> => at(tenant, async (place) => ended(place, await revertChange(place, { changeId, isTogether: together }), wait))

/** Publishes what a new companion has set up, open to everyone. */
export const approveByCommand = (tenant: string, { wait }: { wait: boolean }): Promise<void> =>
  at(tenant, async (place) => {
    const asked = { tenantId: tenant, role: 'companion_ingest' } as const
    const publication = await withTenant(place.sql, asked, (tx) => approveSetUp(tx, tenant))
    if (publication === undefined) throw new Failed(`${tenant} has set up no site that waits for approval. /operator says how far she is.`)
    return ended(place, publication, wait)
  })

async function readValue(file: string, { value, textOf, remove }: Value): Promise<Json | undefined> {
  if (remove) return undefined
  const text = textOf === undefined ? (value ?? '') : await readFile(textOf, 'utf8')
  return file.endsWith('.yaml') && textOf === undefined ? readYaml(text) : text
}

async function ended(place: Place, publicationId: string, isWaiting: boolean): Promise<string> {
  for (let waited = 0; isWaiting && waited < WAIT_MS; waited += LOOK_MS) {
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
