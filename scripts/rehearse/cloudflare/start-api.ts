import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ACCOUNT_ID, type Account, API_TOKEN } from './account.ts'
import { ASSET_ROUTES } from './answer-assets.ts'
import { NAMESPACE_ROUTES } from './answer-namespaces.ts'
import { SCRIPT_ROUTES } from './answer-scripts.ts'
import { VERSION_ROUTES } from './answer-versions.ts'
import { ZONE_ROUTES } from './answer-zones.ts'
import { type Answer, fail, matchPath, type Route } from './route.ts'

// A stand-in of Cloudflare's API on loopback, for wrangler (CLOUDFLARE_API_BASE_URL) and for our own calls. Its paths and shapes are those of the public description,
// https://github.com/cloudflare/api-schemas (openapi.json), as the official client `cloudflare` 7.3.0 has them; what wrangler asks beyond it is read from wrangler 4.164.

const ROUTES: readonly Route[] = [...SCRIPT_ROUTES, ...VERSION_ROUTES, ...ASSET_ROUTES, ...ZONE_ROUTES, ...NAMESPACE_ROUTES]

export interface Call {
  method: string
  path: string
  status: number
}

/** What the API does next instead of what it is asked: for calls that match, `times` times. */
export interface Mishap {
  call: RegExp
  status: number
  retryAfter?: number
  times: number
}

export async function startApi(account: Account) {
  const calls: Call[] = []
  const mishaps: Mishap[] = []
  const server = createServer((request, response) => void take(request, response))
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>))
    const url = new URL(request.url ?? '/', 'http://api')
    const method = request.method ?? 'GET'
    const path = url.pathname.replace(/^\/client\/v4/, '')
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '')
    const mishap = mishaps.find(({ call, times }) => times > 0 && call.test(`${method} ${path}`))
    if (mishap) mishap.times -= 1
    const answer = mishap
      ? fail(mishap.status, mishap.status === 429 ? 971 : 10013, 'The stand-in was told to.')
      : await answerCall({
          account,
          method,
          path,
          query: url.searchParams,
          body,
          token,
          contentType: request.headers['content-type'] ?? '',
        })
    calls.push({ method, path, status: answer.status ?? 200 })
    send(response, answer, mishap?.retryAfter)
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/client/v4`,
    calls,
    mishaps,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Incoming {
  account: Account
  method: string
  path: string
  query: URLSearchParams
  body: Buffer
  token: string
  contentType: string
}

async function answerCall({ account, method, path, ...rest }: Incoming): Promise<Answer> {
  for (const [wanted, pattern, handler] of ROUTES) {
    const params = wanted === method ? matchPath(pattern, path) : undefined
    if (params === undefined) continue
    // Files go with the token of their upload session.
    if (rest.token !== API_TOKEN && !pattern.endsWith('/assets/upload')) return fail(403, 10000, 'Authentication error')
    if (params.account !== undefined && params.account !== ACCOUNT_ID) return fail(403, 10000, 'Authentication error')
    return handler({ account, params, ...rest })
  }
  return fail(404, 7003, `Could not route to ${path}, perhaps your object identifier is invalid?`)
}

function send(response: ServerResponse, { status = 200, result = null, info, error }: Answer, retryAfter: number | undefined): void {
  const headers = { 'content-type': 'application/json', ...(retryAfter === undefined ? {} : { 'retry-after': `${retryAfter}` }) }
  const body = { success: error === undefined, errors: error === undefined ? [] : [error], messages: [], result }
  response.writeHead(status, headers).end(JSON.stringify({ ...body, ...(info === undefined ? {} : { result_info: info }) }))
}
