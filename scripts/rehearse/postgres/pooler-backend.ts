import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import net from 'node:net'
import tls from 'node:tls'
import { Frames, frame } from './frames.ts'

/** https://www.postgresql.org/docs/18/protocol-message-formats.html: SSLRequest. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])
const PROTOCOL_3 = Buffer.from([0, 3, 0, 0])

export interface BackendOptions {
  host: string
  port: number
  isEncrypted: boolean
  user: string
  password: string
  database: string
}

/** A connection of the pooler to the server, logged in. */
export class Backend {
  /** What a server tells of itself at the login, as clients are told it again. */
  greeting: Buffer[] = []
  onMessage: (type: string, message: Buffer) => void = () => undefined
  onClose: () => void = () => undefined
  /** Whose transaction it has. */
  client: net.Socket | undefined
  readonly #socket: net.Socket

  private constructor(socket: net.Socket) {
    this.#socket = socket
  }

  /** Throws what the server says against it. */
  static async open(options: BackendOptions): Promise<Backend> {
    const socket = await openSocket(options)
    const backend = new Backend(socket)
    const ready = Promise.withResolvers<void>()
    const frames = new Frames()
    backend.onMessage = logIn(options, { backend, ready })
    socket.on('data', (chunk: Buffer) => {
      for (const message of frames.push(chunk)) backend.onMessage(String.fromCharCode(message[0] ?? 0), message)
    })
    socket.on('close', () => {
      ready.reject(new Error('The server has closed the connection.'))
      backend.onClose()
      backend.client?.destroy()
    })
    const settings = ['user', options.user, 'database', options.database, 'client_encoding', 'UTF8', ''].join('\0')
    backend.write(frame('', Buffer.concat([PROTOCOL_3, Buffer.from(`${settings}\0`)])))
    await ready.promise
    return backend
  }

  write(bytes: Buffer): void {
    if (!this.#socket.destroyed) this.#socket.write(bytes)
  }

  end(): void {
    this.#socket.destroy()
  }
}

async function openSocket({ host, port, isEncrypted }: BackendOptions): Promise<net.Socket> {
  const plain = net.connect({ port, host, noDelay: true })
  plain.on('error', () => undefined)
  await once(plain, 'connect')
  if (!isEncrypted) return plain
  plain.write(SSL_REQUEST)
  await once(plain, 'data')
  // Who the server is, is asked by those who are tried: their addresses say verify-full.
  const socket = tls.connect({ socket: plain, rejectUnauthorized: false })
  socket.on('error', () => undefined)
  await once(socket, 'secureConnect')
  return socket
}

/** https://www.postgresql.org/docs/18/sasl-authentication.html */
function logIn(
  { password }: BackendOptions,
  { backend, ready }: { backend: Backend; ready: PromiseWithResolvers<void> },
): Backend['onMessage'] {
  const first = `n=*,r=${randomBytes(18).toString('base64')}`
  return (type, message) => {
    if (type === 'E') ready.reject(new Error(message.subarray(5).toString().replaceAll('\0', ' ')))
    if (type === 'S' || type === 'K') backend.greeting.push(message)
    if (type === 'Z') ready.resolve()
    if (type !== 'R') return
    const kind = message.readInt32BE(5)
    if (kind === 10) {
      const length = Buffer.alloc(4)
      length.writeInt32BE(first.length + 3)
      backend.write(frame('p', Buffer.concat([Buffer.from('SCRAM-SHA-256\0'), length, Buffer.from(`n,,${first}`)])))
    }
    if (kind === 11) backend.write(frame('p', Buffer.from(prove(password, first, message.subarray(9).toString()))))
  }
}

/** https://www.rfc-editor.org/rfc/rfc5802#section-3 */
function prove(password: string, first: string, challenge: string): string {
  const { r = '', s = '', i = '' } = Object.fromEntries(challenge.split(',').map((part) => [part[0], part.slice(2)]))
  const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const clientKey = hmac(pbkdf2Sync(password, Buffer.from(s, 'base64'), Number(i), 32, 'sha256'), 'Client Key')
  const last = `c=biws,r=${r}`
  const signature = hmac(createHash('sha256').update(clientKey).digest(), `${first},${challenge},${last}`)
  return `${last},p=${Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0))).toString('base64')}`
}
