import { PLATFORM_DOMAIN } from '../../tenants/contract/urls.ts'
import { secondsToWait } from './run-paced.ts'

const API = 'https://api.cloudflare.com/client/v4'
const TRIES_MAX = 4

/**
 * One call of Cloudflare's API, for what wrangler has no command for. Waits and asks again where it is told to slow down. Throws a sentence with the API's own words where it is
 * refused. https://developers.cloudflare.com/api/
 */
export async function callApi<T>(method: string, path: string, body?: unknown): Promise<T> {
  const found = await tryApi<T>(method, path, body)
  if ('missing' in found) throw new Error(`Cloudflare refused ${method} ${path}: ${found.missing}`)
  return found.result
}

/** The same for what may not be there. */
export async function findByApi<T>(method: string, path: string): Promise<T | undefined> {
  const found = await tryApi<T>(method, path, undefined)
  return 'missing' in found ? undefined : found.result
}

async function tryApi<T>(method: string, path: string, body: unknown): Promise<{ result: T } | { missing: string }> {
  const { CLOUDFLARE_API_BASE_URL = API, CLOUDFLARE_API_TOKEN = '' } = process.env
  for (let left = TRIES_MAX - 1; ; left--) {
    const response = await fetch(`${CLOUDFLARE_API_BASE_URL}${path}`, {
      method,
      headers: { authorization: `Bearer ${CLOUDFLARE_API_TOKEN}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const { success, result, errors = [] } = parseAnswer(await response.text())
    if (success) return { result: result as T }
    const words = errors.map(({ code, message }) => `${message} [code: ${code}]`).join(' ') || `${response.status}`
    if (response.status === 404) return { missing: words }
    const seconds = response.status === 429 ? Number(response.headers.get('retry-after') ?? secondsToWait(words) ?? 60) : undefined
    if (seconds === undefined || left === 0) throw new Error(`Cloudflare refused ${method} ${path}: ${words}`)
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  }
}

interface Body {
  success: boolean
  result?: unknown
  errors?: { code: number; message: string }[]
}

function parseAnswer(text: string): Body {
  try {
    return JSON.parse(text) as Body
  } catch {
    return { success: false }
  }
}

/** Below the account of the environment. */
export const accountPath = (path: string): string => `/accounts/${process.env.CLOUDFLARE_ACCOUNT_ID ?? ''}${path}`

/** Of the platform's domain. */
export async function zoneId(): Promise<string> {
  const [zone] = await callApi<{ id: string }[]>('GET', `/zones?name=${PLATFORM_DOMAIN}`)
  if (zone === undefined) throw new Error(`The account has no zone ${PLATFORM_DOMAIN}.`)
  return zone.id
}
