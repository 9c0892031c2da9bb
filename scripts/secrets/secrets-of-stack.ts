import type { SettledTenant } from '../../edge/platform/keys/settle-keys.ts'
import { type LocalSecrets, loadLocalSecrets, SECRET_NAMES, secretsOfEnvironment } from '../runtime/local-secrets.ts'
import { refuseStrangeSecrets } from './check-secrets.ts'
import { judge, retireOldSecrets, type Settlement } from './settle-secrets.ts'

/** The secrets that a platform starts with. Throws SecretsProblem where they are not those of its data. */
export async function secretsToStartWith(dataDir: string, { isPublic }: { isPublic: boolean }): Promise<LocalSecrets> {
  const given = isPublic ? secretsOfEnvironment() : {}
  // A machine that was set up before there was VAPID_SECRET tells no devices, and starts.
  const hasAll = SECRET_NAMES.every((name) => given[name] !== undefined || name === 'vapidSecret')
  const secrets = hasAll ? (given as LocalSecrets) : { ...(await loadLocalSecrets(dataDir)), ...given }
  await refuseStrangeSecrets(dataDir, secrets)
  return secrets
}

/**
 * When all is up: wraps with the present secrets what those before wrapped, drops the ones before when nothing needs them, and says how it stands. Returns
 * whether all keys could be walked.
 */
export async function settleSecrets(
  dataDir: string,
  { secrets, operate, say }: { secrets: LocalSecrets; operate: (command: string) => Promise<Response>; say: (sentence: string) => void },
): Promise<boolean> {
  const response = await operate('settle').catch(() => undefined)
  if (!response?.ok) {
    say('The keys to clients’ details could not be walked. They are walked again every night, and by "npm run secrets -- settle".')
    return false
  }
  const { tenants } = (await response.json()) as { tenants: SettledTenant[] }
  const settlement = judge(tenants)
  if (settlement.isSettled && (await retireOldSecrets(dataDir, secrets))) say(RETIRED)
  else if (!settlement.isSettled && tenants.length > 0) say(explainUnsettled(settlement))
  for (const sentence of alarms(settlement)) say(sentence)
  return true
}

export const RETIRED =
  'KEY_SECRET_OLD and HASH_SECRET_OLD are not needed any more: every key is wrapped with the present secrets, and was opened again.'

export const explainUnsettled = ({ tenants }: Settlement): string =>
  `Some keys are not wrapped with the present secrets (${tenants
    .filter(({ status }) => status?.isSettled !== true)
    .map(({ tenantId }) => tenantId)
    .join(', ')}). The secrets before stay where they are; do not change one again.`

export const alarms = ({ tenants }: Settlement): string[] =>
  tenants.flatMap(({ tenantId, status }) =>
    status === undefined || status.unreadable === 0
      ? []
      : [
          `${tenantId}: the details of ${status.unreadable} requests cannot be opened. If KEY_SECRET was changed, give the one before as KEY_SECRET_OLD and start again.`,
        ],
  )
