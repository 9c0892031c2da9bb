import { request } from 'node:http'
import { tenantHost } from '../../tenants/contract/urls.ts'
import { PHONE } from './request-site.ts'

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}
/** A request as the proxy of docs/one-machine.md hands it on; to claire's host, if no other is named. */
export const proxied = (
  port: number,
  {
    host = tenantHost('claire'),
    path,
    body,
    address = '2001:db8:9::1',
  }: { host?: string; path: string; body?: object /** Of the visitor. */; address?: string },
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = { host, 'user-agent': PHONE, 'cf-connecting-ip': address, 'content-type': 'application/json' }
    const outgoing = request({ host: '127.0.0.1', port, path, method: body ? 'POST' : 'GET', headers }, (incoming) => {
      let text = ''
      incoming.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }))
    })
    outgoing.on('error', reject)
    outgoing.end(body && JSON.stringify(body))
  })
