import { setTimeout as pause } from 'node:timers/promises'
import postgres, { type Options, type Sql } from 'postgres'
import { planConnection } from './plan-connection.ts'

const OPTIONS = { onnotice: () => undefined, connect_timeout: 10, max: 4 }
/** So that the answer to what was asked comes first, if there is one. */
const LAST_WORDS_MS = 100

/** A client for commands in Node. The caller ends it. */
export const connect = (url: string, options: Pick<Options<never>, 'connect_timeout' | 'max' | 'onclose'> = {}): Sql => {
  const { address, ...rest } = planConnection(url)
  return postgres(address, { ...OPTIONS, ...rest, ...options })
}

/** The message is a sentence; what was under way may be done or not. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

/**
 * Work with a client of its own that ends with it: for a process that must outlive its database. Throws ConnectionLost as soon as a connection is lost,
 * because postgres.js may then never answer, or write to what is gone (https://github.com/porsager/postgres/issues/1154).
 */
export async function withConnection<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  outliveLostWrites()
  const lost = Promise.withResolvers<never>()
  let isOver = false
  const onclose = () => {
    if (isOver) return
    const { host } = new URL(url)
    void pause(LAST_WORDS_MS).then(() => lost.reject(new ConnectionLost(`PostgreSQL at ${host} has dropped the connection.`)))
  }
  const sql = connect(url, { onclose })
  try {
    return await Promise.race([work(sql), lost.promise])
  } finally {
    isOver = true
    // Nobody waits for a client whose connection is gone: it may wait for ever itself.
    await Promise.race([sql.end({ timeout: 1 }), pause(2000)])
  }
}

let isWatching = false

/** postgres.js writes in a `setImmediate`, where no caller can catch what it throws. Any other error ends the process as ever. */
function outliveLostWrites(): void {
  if (isWatching) return
  isWatching = true
  process.on('uncaughtException', (error) => {
    if (!/TypeError[\s\S]*nextWrite[\s\S]*postgres[\s\S]*connection\.js/.test(error.stack ?? '')) throw error
  })
}
