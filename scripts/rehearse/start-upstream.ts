import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Upstream {
  port: number
  /** Headers of every request that the proxy handed on, by its path. */
  asked: Map<string, IncomingHttpHeaders>
  /** When a client of /slow has broken off and the proxy has told us so. */
  brokenOff: Promise<void>
  stop: () => Promise<void>
}

/** Stands where the platform stands: knows one host, answers at once, or never to the end. */
export async function startUpstream(host: string): Promise<Upstream> {
  const asked: Upstream['asked'] = new Map()
  let onBreak: () => void = () => undefined
  const brokenOff = new Promise<void>((resolve) => {
    onBreak = resolve
  })
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://upstream')
    if (url.pathname === '/_/host') {
      response.writeHead(url.searchParams.get('domain') === host ? 200 : 404).end()
      return
    }
    asked.set(url.pathname, request.headers)
    request.on('error', () => undefined).resume()
    if (url.pathname === '/slow') response.on('close', onBreak).writeHead(200, { 'content-length': '1000000' }).write('x'.repeat(500_000))
    else request.on('end', () => response.end('whole'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    brokenOff,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
