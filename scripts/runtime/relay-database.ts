import { once } from 'node:events'
import net, { type AddressInfo, type Socket } from 'node:net'
import tls from 'node:tls'
import { planConnection } from '../../db/plan-connection.ts'

/** https://www.postgresql.org/docs/18/protocol-flow.html#PROTOCOL-FLOW-SSL */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])
const ENCRYPTED = 'S'.charCodeAt(0)

/**
 * The address of a database for the Workers of this machine, who speak in the clear: where `url` asks for encryption, a door on the loopback that speaks it with
 * the server and asks who that is, as the commands do. Where the server cannot be reached it says so at once: Miniflare's own door is silent then, and a client that
 * is cut off without a word tries again for ever, so that every request would wait its full time.
 */
export async function relayDatabase(url: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const plan = planConnection(url)
  if (plan.ssl === false) return { url, stop: async () => undefined }
  const clients = new Set<Socket>()
  const door = net.createServer((client) => {
    clients.add(client)
    client.on('error', () => undefined).on('close', () => clients.delete(client))
    relay(client, plan)
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  const near = new URL(url)
  near.host = `127.0.0.1:${(door.address() as AddressInfo).port}`
  near.search = ''
  return {
    url: near.href,
    stop: async () => {
      for (const client of clients) client.destroy()
      await new Promise((resolve) => door.close(resolve))
    },
  }
}

function relay(client: Socket, { address, ssl }: ReturnType<typeof planConnection>): void {
  const { hostname, port } = new URL(address)
  const host = hostname.replace(/^\[|\]$/g, '')
  const server = net.connect(Number(port || 5432), host)
  for (const socket of [client, server]) socket.setNoDelay(true)
  let isJoined = false
  const giveUp = (reason: string) => {
    if (isJoined) client.destroy()
    else client.end(refusal(reason))
    server.destroy()
  }
  const join = (far: Socket) => {
    isJoined = true
    client.pipe(far).pipe(client)
  }
  server.on('error', ({ message }) => giveUp(message)).on('close', () => giveUp('The server has closed the connection.'))
  client.on('close', () => server.destroy())
  server.once('connect', () => server.write(SSL_REQUEST))
  server.once('data', ([answer]: Buffer) => {
    if (answer !== ENCRYPTED) return ssl === 'prefer' ? join(server) : giveUp('The server does not speak TLS.')
    const settings = typeof ssl === 'object' ? ssl : { rejectUnauthorized: false }
    const secure = tls.connect({ ...settings, socket: server, servername: net.isIP(host) ? '' : host })
    secure.on('error', ({ message }) => giveUp(message)).once('secureConnect', () => join(secure))
  })
}

/** As a server refuses. 08006: connection_failure. https://www.postgresql.org/docs/18/protocol-error-fields.html */
function refusal(reason: string): Buffer {
  const body = Buffer.from(['SFATAL', 'VFATAL', 'C08006', `M${reason}`, '', ''].join('\0'))
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
