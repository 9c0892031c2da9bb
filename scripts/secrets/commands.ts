import path from 'node:path'
import type { SettledTenant } from '../../edge/platform/keys/settle-keys.ts'
import { Usage } from '../command-line/failed.ts'
import { ROOT } from '../command-line/root.ts'
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
import { runDrill } from './drill.ts'
import { endOldLinks, rotateSecret } from './rotate-secret.ts'
import { alarms, explainUnsettled, RETIRED } from './secrets-of-stack.ts'
import { judge, retireOldSecrets } from './settle-secrets.ts'

const dataDir = dataDirOf(ROOT)
const EFFECT: Record<(typeof SECRET_NAMES)[number], string> = {
  previewSecret: 'links that show a variant or open a preview end',
  hashSecret: 'nothing ends: known and blocked clients are found as before',
  keySecret: 'nothing ends: every key is wrapped with the new one at the next start',
  linkSecret: 'links that were sent open until the next change (or "end-links"); calendar feeds too',
  vapidSecret: 'devices that were to be told have to be switched on again, which they do by themselves when the app is opened',
  operatorKey: "the operator's page, metrics and commands need the new one",
}

/** Where each is, and what a change of it ends. Values are never printed. */
export async function listSecrets(): Promise<void> {
  const secrets = await loadLocalSecrets(dataDir)
  for (const each of SECRET_NAMES) {
    const place = process.env[environmentName(each)] ? 'in the environment' : `in ${path.join(dataDir, 'secrets.json')}`
    const hasOld = CHANGED_WITH_OLD.some((changed) => changed === each && secrets[`${changed}Old`] !== undefined)
    const old = hasOld ? ', with the one before it' : ''
    console.log(`${environmentName(each).padEnd(16)}${place}${old}. When it changes: ${EFFECT[each]}.`)
  }
}

/** Puts a new one in its place. */
export async function rotateByCommand(name: string): Promise<void> {
  const known = SECRET_NAMES.find((each) => environmentName(each) === name)
  if (known === undefined) throw new Usage(`There is no secret "${name}". There are: ${SECRET_NAMES.map(environmentName).join(', ')}.`)
  if (process.env[name])
    throw new Error(
      `${name} comes from the environment. Change it where it is set, keep the one before as ${name}_OLD, and start or deploy again.`,
    )
  await rotateSecret(dataDir, known)
  console.log(`${name} is new: ${EFFECT[known]}. Start the platform again to use it.`)
}

/** Ends links that the LINK_SECRET before signed. */
export async function endLinks(): Promise<void> {
  console.log((await endOldLinks(dataDir)) ? 'Links of before the last change end with the next start.' : 'There is no LINK_SECRET_OLD.')
}

/** Of the platform that answers: a local one, or at PLATFORM_URL with OPERATOR_KEY. */
export async function settleSecrets(): Promise<void> {
  const { tenants } = await askPlatform<{ tenants: SettledTenant[] }>(await loadPlatformAddress(ROOT), 'settle', {})
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
export async function drillSecrets({ bookings }: { bookings: number }): Promise<void> {
  const started = performance.now()
  const rows = await runDrill(bookings)
  console.log(formatTable(rows))
  console.log(
    `\n${((performance.now() - started) / 1000).toFixed(0)} s, every secret changed twice, the platform killed with -9 each time.`,
  )
  if (rows.some((row) => row[''] === 'WRONG')) process.exitCode = 1
}
