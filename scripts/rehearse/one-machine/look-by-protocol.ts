import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:http2'
import path from 'node:path'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { brotliDecompressSync } from 'node:zlib'
import { type Finding, finding } from '../finding.ts'
import type { Caddy } from '../start-caddy.ts'

/** Certificate, protocols and compression, by a client that trusts the authority and nothing else. */
export async function lookByProtocol({ port, plainPort, authority }: Caddy, host: string): Promise<Finding[]> {
  // The authority is made with the first certificate.
  await handshake(port, host, undefined).then((socket) => socket.destroy())
  const ca = await readFile(path.join(authority, 'root.crt'))
  const socket = await handshake(port, host, ca)
  const [protocol, chosen] = [socket.getProtocol(), socket.alpnProtocol]
  const isTrusted = socket.authorized
  socket.destroy()
  const home = await askBySecond(port, { host, ca })
  return [
    finding('certificate, asked who it is', isTrusted ? 'signed by the authority' : 'not trusted', 'signed by the authority'),
    finding('TLS, protocol chosen', `${protocol}, ${String(chosen)}`, 'TLSv1.3, h2'),
    finding('HTTP/2: the front page', `${home.status}`, '200'),
    finding('compressed', home.encoding, 'br'),
    finding('names HTTP/3', /h3=/.test(home.altSvc) ? 'h3' : home.altSvc, 'h3'),
    finding('unencrypted', `${await askInTheClear(plainPort, host)}`, '308'),
  ]
}

async function handshake(port: number, servername: string, ca: Buffer | undefined): Promise<TLSSocket> {
  const trust = ca === undefined ? { rejectUnauthorized: false } : { ca }
  const socket = connectTls({ host: '127.0.0.1', port, servername, ALPNProtocols: ['h2', 'http/1.1'], ...trust })
  await once(socket, 'secureConnect')
  return socket
}

async function askBySecond(
  port: number,
  { host, ca }: { host: string; ca: Buffer },
): Promise<{ status: number; encoding: string; altSvc: string }> {
  const session = connect(`https://${host}`, {
    createConnection: () => connectTls({ host: '127.0.0.1', port, servername: host, ca, ALPNProtocols: ['h2'] }),
  })
  try {
    const stream = session.request({ ':path': '/', 'accept-encoding': 'br', 'user-agent': 'rehearsal' })
    const [headers] = (await once(stream, 'response')) as [Record<string, string | number | undefined>]
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    const encoding = String(headers['content-encoding'] ?? 'not at all')
    // What cannot be read again is not compressed.
    if (encoding === 'br') brotliDecompressSync(Buffer.concat(chunks))
    return { status: Number(headers[':status']), encoding, altSvc: String(headers['alt-svc'] ?? 'nothing') }
  } finally {
    session.close()
  }
}

async function askInTheClear(port: number, host: string): Promise<number> {
  const outgoing = request({ host: '127.0.0.1', port, path: '/', headers: { host }, agent: false })
  outgoing.end()
  const [incoming] = (await once(outgoing, 'response')) as [{ statusCode?: number; resume: () => void }]
  incoming.resume()
  return incoming.statusCode ?? 0
}
