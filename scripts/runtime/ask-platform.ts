import { dataDirOf } from './data-dir.ts'
import { readLocalSecrets } from './local-secrets.ts'

/** Where the platform answers, and what lets a command in. */
export interface PlatformAddress {
  platformUrl: string
  operatorKey: string
}

/** From the environment for a production platform (OPERATOR_KEY, PLATFORM_URL), else of the local run. */
export async function loadPlatformAddress(root: string): Promise<PlatformAddress> {
  const { OPERATOR_KEY, PLATFORM_URL, PORT = '8787' } = process.env
  const operatorKey = OPERATOR_KEY || (await readLocalSecrets(dataDirOf(root)))?.operatorKey
  if (operatorKey === undefined)
    throw new Error(
      `There is no secrets.json in ${dataDirOf(root)}. Set DATA_DIR to the folder of the platform, or OPERATOR_KEY and PLATFORM_URL.`,
    )
  return { operatorKey, platformUrl: PLATFORM_URL || `http://localhost:${PORT}` }
}

/** One operator's command of the running platform, which alone has the keys. Throws with what to do. */
export async function askPlatform<T>({ platformUrl, operatorKey }: PlatformAddress, command: string, body: object): Promise<T> {
  const response = await fetch(`${platformUrl}/_/operator/${command}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${operatorKey}` },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  if (response === undefined)
    throw new Error(
      `Only the running platform has the keys, and nothing answers at ${platformUrl}. Start it with "npm start", or set PLATFORM_URL.`,
    )
  if (response.status === 401) throw new Error(`${platformUrl} does not accept this OPERATOR_KEY. It must be the one of that platform.`)
  if (!response.ok)
    throw new Error(
      `${platformUrl} answered ${response.status} to "${command}". Its log says why; GET /_/health tells whether its secrets are right.`,
    )
  return (await response.json()) as T
}
