import { request as httpRequest } from 'node:http'

export const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

export interface SiteRequest {
  port: number
  /** '' is the apex. */
  slug?: string
  path: string
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}

/** A request to a tenant's host below localhost, which Node's own resolver does not know. Redirects are not followed. */
export function requestSite({ port, slug = '', path, method = 'GET', headers = {}, body }: SiteRequest): Promise<Response> {
  const host = `${slug === '' ? '' : `${slug}.`}localhost:${port}`
  // Node frames the body of POST and PUT by itself, and that of DELETE and OPTIONS not at all.
  const framing = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { host: '127.0.0.1', port, path, method, headers: { host, 'user-agent': PHONE, ...framing, ...headers } },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const answer = new Headers()
          for (let index = 0; index < incoming.rawHeaders.length; index += 2)
            answer.append(incoming.rawHeaders[index] ?? '', incoming.rawHeaders[index + 1] ?? '')
          const status = incoming.statusCode ?? 500
          resolve(new Response([204, 304].includes(status) ? null : Buffer.concat(chunks), { status, headers: answer }))
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

let visitors = 0
/** An address from the block for documentation (RFC 3849) that no other test of this process has used. */
export const freshAddress = (): string => `2001:db8:${process.pid.toString(16)}:${(visitors++).toString(16)}::1`
