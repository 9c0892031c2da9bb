import type { Account } from './account.ts'

/** An answer of the API: a result, or an error by its code. */
export interface Answer {
  status?: number
  result?: unknown
  /** Of a list. */
  info?: object
  error?: { code: number; message: string }
}

export interface Asked {
  account: Account
  params: Record<string, string>
  query: URLSearchParams
  /** As it came; `json` and `form` read it. */
  body: Buffer
  contentType: string
  /** What `Authorization: Bearer` says. */
  token: string
}

export type Handler = (asked: Asked) => Answer | Promise<Answer>

/** `GET /accounts/:account/queues` and what answers it. */
export type Route = readonly [method: string, pattern: string, handler: Handler]

export type Refusal = Required<Pick<Answer, 'status' | 'error'>>

export const fail = (status: number, code: number, message: string): Refusal => ({ status, error: { code, message } })

export const json = <T>({ body }: Asked): T => JSON.parse(body.toString() || '{}') as T

export const form = ({ body, contentType }: Asked): Promise<FormData> =>
  new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()

/** What of a path stands where a pattern has names. Undefined: another path. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const here = given[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(here)
    else if (part !== here) return undefined
  }
  return params
}
