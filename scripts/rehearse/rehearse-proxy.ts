import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { connect } from 'node:tls'
import { type Finding, finding } from './finding.ts'
import { startCaddy } from './start-caddy.ts'
import { startUpstream } from './start-upstream.ts'

const HOST = 'claire.example'
/** The visitor: an address of this machine that nothing else here has. */
const VISITOR = '127.0.0.66'
const TOO_LARGE_BYTES = 200_000
/** What a client may not say of itself, as it would say it. */
const FORGED = {
  'cf-connecting-ip': '203.0.113.9',
  'x-forwarded-for': '203.0.113.9',
  'mf-cf-blob': '{}',
  'mf-route': 'x',
  'x-virtual-now': '1',
}

/** The documented Caddy with visitors who stay, break off, send too much, dawdle and ask for somebody else: what it answers, hands on and writes. */
export async function rehearseProxy(): Promise<Finding[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'caddy-'))
  const upstream = await startUpstream(HOST)
  const caddy = await startCaddy(folder, upstream.port)
  let log: string | undefined
  try {
    const whole = await ask(caddy.port, { path: '/', headers: FORGED })
    const large = await ask(caddy.port, { path: '/large', body: 'x'.repeat(TOO_LARGE_BYTES) })
    const stranger = await ask(caddy.port, { path: '/', host: 'elsewhere.example' })
    await breakOff(caddy.port)
    await upstream.brokenOff
    await dawdle(caddy.port)
    log = await caddy.stop()
    const headers = upstream.asked.get('/') ?? {}
    const forged = Object.keys(FORGED).filter(
      (name) => name !== 'cf-connecting-ip' && headers[name] !== undefined && name !== 'x-forwarded-for',
    )
    return [
      finding('a visitor who stays gets', whole, 'whole'),
      finding('the platform is told of the address', String(headers['cf-connecting-ip']), VISITOR),
      finding('what a client says of itself and is handed on', forged.join(' ') || 'nothing', 'nothing'),
      finding(
        'a client’s own X-Forwarded-For',
        String(headers['x-forwarded-for']).includes('203.0.113.9') ? 'is believed' : 'is dropped',
        'is dropped',
      ),
      // 502 from a Caddy before 2.7.
      finding(`a body of ${TOO_LARGE_BYTES} bytes`, ['413', '502'].includes(large) ? 'is refused' : large, 'is refused'),
      finding('a host that is not ours gets', stranger, 'no certificate'),
      finding('a client that never finishes its request', 'is cut off', 'is cut off'),
      { what: 'lines of the log', found: String(log.trim().split('\n').length), isRight: /certificate obtained/.test(log) },
      finding('lines of the log with a visitor’s address', String(linesWith(log, VISITOR).length), '0'),
    ]
  } finally {
    if (log === undefined) await caddy.stop()
    await upstream.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

const linesWith = (log: string, text: string): string[] => log.split('\n').filter((line) => line.includes(text))

const visitor = (port: number, host = HOST) => ({
  host: '127.0.0.1',
  port,
  localAddress: VISITOR,
  servername: host,
  rejectUnauthorized: false,
})

/** The text of an answer, its status where that is no 200, or that there was no certificate. */
function ask(
  port: number,
  { path: where, host = HOST, headers = {}, body }: { path: string; host?: string; headers?: Record<string, string>; body?: string },
): Promise<string> {
  return new Promise((resolve) => {
    const outgoing = request(
      { ...visitor(port, host), path: where, method: body === undefined ? 'GET' : 'POST', headers: { host, ...headers }, agent: false },
      (incoming) => {
        let text = ''
        incoming.on('data', (chunk: Buffer) => {
          text += chunk.toString()
        })
        incoming.on('end', () => resolve(incoming.statusCode === 200 ? text : String(incoming.statusCode)))
      },
    )
    outgoing.on('error', () => resolve('no certificate'))
    outgoing.end(body)
  })
}

/** Closes the tab while the answer is on its way. */
async function breakOff(port: number): Promise<void> {
  const outgoing = request({ ...visitor(port), path: '/slow', headers: { host: HOST }, agent: false })
  outgoing.on('error', () => undefined)
  outgoing.end()
  const [incoming] = (await once(outgoing, 'response')) as [NodeJS.ReadableStream]
  await once(incoming, 'data')
  outgoing.destroy()
}

/** Begins a request and is silent: returns when the server has had enough. */
async function dawdle(port: number): Promise<void> {
  const socket = connect(visitor(port))
  socket.on('error', () => undefined)
  await once(socket, 'secureConnect')
  socket.resume().write('GET / HTTP/1.1\r\nHost: ')
  await once(socket, 'close')
}
