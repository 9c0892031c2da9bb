import path from 'node:path'
import { parseArgs } from 'node:util'
import type { SettledTenant } from '../../edge/platform/keys/settle-keys.ts'
import { formatTable } from '../print/format-table.ts'
import { askPlatform, loadPlatformAddress } from '../runtime/ask-platform.ts'
import { dataDirOf } from '../runtime/data-dir.ts'
import {
  CHANGED_WITH_OLD,
  environmentName,
  loadLocalSecrets,
  readLocalSecrets,
  SECRET_NAMES,
  secretsOfEnvironment,
} from '../runtime/local-secrets.ts'
import { runDrill } from '../secrets/drill.ts'
import { endOldLinks, rotateSecret } from '../secrets/rotate-secret.ts'
import { alarms, explainUnsettled, RETIRED } from '../secrets/secrets-of-stack.ts'
import { judge, retireOldSecrets } from '../secrets/settle-secrets.ts'

// npm run secrets -- list | rotate <NAME> | settle | end-links | drill: the secrets of DATA_DIR. Values are never printed.

const USAGE = `Usage: npm run secrets -- list            which there are, where, and what a change ends
       npm run secrets -- rotate <NAME>   puts a new one in its place
       npm run secrets -- settle          wraps every key of the running platform with the present ones, and says which old ones may go
       npm run secrets -- end-links       ends links that the LINK_SECRET before signed
       npm run secrets -- drill [--bookings 40]   changes every secret of a platform of its own twice under load, and opens everything afterwards`
const BOOKINGS_MAX = 1000
const root = path.resolve(import.meta.dirname, '../..')
const dataDir = dataDirOf(root)
const EFFECT: Record<(typeof SECRET_NAMES)[number], string> = {
  previewSecret: 'links that show a variant or open a preview end',
  hashSecret: 'nothing ends: known and blocked clients are found as before',
  keySecret: 'nothing ends: every key is wrapped with the new one at the next start',
  linkSecret: 'links that were sent open until the next change (or "end-links"); calendar feeds too',
  vapidSecret: 'devices that were to be told have to be switched on again, which they do by themselves when the app is opened',
  operatorKey: "the operator's page, metrics and commands need the new one",
}

try {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { bookings: { type: 'string', default: '40' } } })
  const [verb, name] = positionals
  if (verb === 'list') await list()
  else if (verb === 'rotate' && name !== undefined) await rotate(name)
  else if (verb === 'settle') await settle()
  else if (verb === 'drill') await drill(Number(values.bookings))
  else if (verb === 'end-links')
    console.log((await endOldLinks(dataDir)) ? 'Links of before the last change end with the next start.' : 'There is no LINK_SECRET_OLD.')
  else throw new Error(USAGE)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

async function list(): Promise<void> {
  const secrets = await loadLocalSecrets(dataDir)
  for (const each of SECRET_NAMES) {
    const place = process.env[environmentName(each)] ? 'in the environment' : `in ${path.join(dataDir, 'secrets.json')}`
    const hasOld = CHANGED_WITH_OLD.some((changed) => changed === each && secrets[`${changed}Old`] !== undefined)
    const old = hasOld ? ', with the one before it' : ''
    console.log(`${environmentName(each).padEnd(16)}${place}${old}. When it changes: ${EFFECT[each]}.`)
  }
}

async function rotate(name: string): Promise<void> {
  const known = SECRET_NAMES.find((each) => environmentName(each) === name)
  if (known === undefined) throw new Error(`There is no secret "${name}". There are: ${SECRET_NAMES.map(environmentName).join(', ')}.`)
  if (process.env[name])
    throw new Error(
      `${name} comes from the environment. Change it where it is set, keep the one before as ${name}_OLD, and start or deploy again.`,
    )
  await rotateSecret(dataDir, known)
  console.log(`${name} is new: ${EFFECT[known]}. Start the platform again to use it.`)
}

/** Of the platform that answers: a local one, or at PLATFORM_URL with OPERATOR_KEY. */
async function settle(): Promise<void> {
  const { tenants } = await askPlatform<{ tenants: SettledTenant[] }>(await loadPlatformAddress(root), 'settle', {})
  const settlement = judge(tenants)
  const rows = tenants.map(({ tenantId, status }) => ({
    tenant: tenantId,
    keys: `${status?.keys ?? '?'}`,
    'cannot be opened': `${status?.unreadable ?? '?'}`,
    '': status?.isSettled ? 'under the present secrets' : 'NOT under the present secrets',
  }))
  console.log(formatTable(rows))
  for (const sentence of alarms(settlement)) console.error(sentence)
  if (!settlement.isSettled) throw new Error(explainUnsettled(settlement))
  const local = process.env.PLATFORM_URL ? undefined : await readLocalSecrets(dataDir)
  const isRetired = local !== undefined && (await retireOldSecrets(dataDir, { ...local, ...secretsOfEnvironment() }))
  console.log(isRetired ? RETIRED : 'KEY_SECRET_OLD and HASH_SECRET_OLD, where they are set, may be removed.')
}

/** Touches nothing of DATA_DIR. Exit 1 if anything acknowledged is lost or does not open. */
async function drill(bookings: number): Promise<void> {
  if (!Number.isInteger(bookings) || bookings < 1 || bookings > BOOKINGS_MAX)
    throw new Error(`--bookings is a whole number from 1 to ${BOOKINGS_MAX}.`)
  const started = performance.now()
  const rows = await runDrill(bookings)
  console.log(formatTable(rows))
  console.log(
    `\n${((performance.now() - started) / 1000).toFixed(0)} s, every secret changed twice, the platform killed with -9 each time.`,
  )
  if (rows.some((row) => row[''] === 'WRONG')) process.exitCode = 1
}
