import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import tls from 'node:tls'
import { Frames, frame } from './frames.ts'
import type { Authority } from './make-authority.ts'
import { Backend, type BackendOptions } from './pooler-backend.ts'

/** Of a database. A transaction gets the one that has rested longest, so that no client has the same twice in a row. */
const BACKENDS = 3
const SSL_REQUEST = 80_877_103
const CANCEL_REQUEST = 80_877_102

/**
 * A pooler in transaction mode that is harder than any: two transactions of a client never run on one connection to the server, so that whatever belongs to a
 * session is gone with the first. It asks no client for a password. Returns the address of `serverUrl` through it.
 */
export async function startPooler(
  serverUrl: string,
  authority: Authority | undefined,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const { hostname, port, username, password } = new URL(serverUrl)
  const pools = new Map<string, Pool>()
  const poolOf = (database: string): Pool => {
    const login = { user: decodeURIComponent(username), password: decodeURIComponent(password), database }
    const pool = pools.get(database) ?? new Pool({ host: hostname, port: Number(port), isEncrypted: authority !== undefined, ...login })
    pools.set(database, pool)
    return pool
  }
  const sockets = new Set<net.Socket>()
  const server = net.createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    greet(socket, { authority, poolOf })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(serverUrl)
  url.port = String((server.address() as AddressInfo).port)
  const stop = async () => {
    for (const socket of sockets) socket.destroy()
    for (const pool of pools.values()) pool.end()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: url.href, stop }
}

class Pool {
  readonly #options: BackendOptions
  readonly #resting: Backend[] = []
  readonly #waiting: ((backend: Promise<Backend>) => void)[] = []
  readonly #all = new Set<Backend>()
  #open = 0

  constructor(options: BackendOptions) {
    this.#options = options
  }

  take(): Promise<Backend> {
    if (this.#open < BACKENDS) return this.#openOne()
    const rested = this.#resting.shift()
    if (rested) return Promise.resolve(rested)
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  giveBack(backend: Backend): void {
    backend.onMessage = () => undefined
    backend.client = undefined
    const next = this.#waiting.shift()
    if (next) next(Promise.resolve(backend))
    else this.#resting.push(backend)
  }

  end(): void {
    for (const backend of this.#all) backend.end()
  }

  async #openOne(): Promise<Backend> {
    this.#open += 1
    try {
      const backend = await Backend.open(this.#options)
      this.#all.add(backend)
      backend.onClose = () => this.#forget(backend)
      return backend
    } catch (error) {
      this.#open -= 1
      throw error
    }
  }

  #forget(backend: Backend): void {
    this.#all.delete(backend)
    this.#open -= 1
    const index = this.#resting.indexOf(backend)
    if (index >= 0) this.#resting.splice(index, 1)
    this.#waiting.shift()?.(this.#openOne())
  }
}

interface Greeting {
  authority: Authority | undefined
  poolOf: (database: string) => Pool
}

/** The start of a connection, which has no types: encryption is asked for, then comes who wants what. */
function greet(socket: net.Socket, { authority, poolOf }: Greeting): void {
  socket.once('data', (bytes: Buffer) => {
    const code = bytes.readInt32BE(4)
    if (code === CANCEL_REQUEST) socket.destroy()
    else if (code === SSL_REQUEST && authority) {
      socket.write('S')
      const secure = new tls.TLSSocket(socket, {
        isServer: true,
        cert: readFileSync(authority.server.certificate),
        key: readFileSync(authority.server.key),
      })
      secure.on('error', () => socket.destroy())
      greet(secure, { authority: undefined, poolOf })
    } else if (code === SSL_REQUEST) socket.write('N', () => greet(socket, { authority, poolOf }))
    else {
      const settings = bytes.subarray(8).toString().split('\0')
      serve(socket, poolOf(settings[settings.indexOf('database') + 1] ?? ''))
    }
  })
}

/** A client that is let in: each transaction on a connection of its own. */
function serve(socket: net.Socket, pool: Pool): void {
  const frames = new Frames()
  const queue: Buffer[] = []
  let backend: Backend | undefined
  let isTaking = false
  /** Messages that the server answers with "ready", and has not yet. */
  let unanswered = 0
  const send = (message: Buffer) => {
    if (/[QS]/.test(String.fromCharCode(message[0] ?? 0))) unanswered += 1
    backend?.write(message)
  }
  const take = async () => {
    isTaking = true
    backend = await pool.take()
    isTaking = false
    backend.client = socket
    backend.onMessage = (type, message) => {
      if (!socket.destroyed) socket.write(message)
      if (type !== 'Z') return
      unanswered -= 1
      if (unanswered > 0 || String.fromCharCode(message[5] ?? 0) !== 'I') return
      if (backend) pool.giveBack(backend)
      backend = undefined
      if (queue.length > 0) void take().catch(() => socket.destroy())
    }
    for (const message of queue.splice(0)) send(message)
  }
  socket.on('data', (chunk: Buffer) => {
    for (const message of frames.push(chunk)) {
      if (String.fromCharCode(message[0] ?? 0) === 'X') socket.end()
      else if (backend && !isTaking) send(message)
      else queue.push(message)
    }
    if (queue.length > 0 && !backend && !isTaking) void take().catch(() => socket.destroy())
  })
  // One that goes amid a transaction takes its connection along, as it would without a pooler.
  socket.on('close', () => backend?.end())
  void welcome(socket, pool).catch(() => socket.destroy())
}

async function welcome(socket: net.Socket, pool: Pool): Promise<void> {
  const backend = await pool.take()
  const { greeting } = backend
  pool.giveBack(backend)
  const ready = frame('Z', Buffer.from('I'))
  socket.write(Buffer.concat([frame('R', Buffer.alloc(4)), ...greeting, ready]))
}
