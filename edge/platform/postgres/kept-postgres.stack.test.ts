import { createServer, type Socket } from 'node:net'
import { scheduler } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { KeptPostgres } from './kept-postgres.ts'

const keep = (connectionString: string, workSeconds: number) =>
  new KeptPostgres({ DB: { connectionString } } as never, { max: 1, seconds: 60, workSeconds })

/** Takes connections, and never says a word. */
const silent = createServer((socket) => {
  sockets.push(socket.resume())
})
const sockets: Socket[] = []
let port: number
beforeAll(async () => {
  // The runtime's own timer, which Node keeps in a module.
  Object.assign(globalThis, { scheduler })
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  port = (silent.address() as { port: number }).port
})
afterAll(() => {
  silent.close()
  Reflect.deleteProperty(globalThis, 'scheduler')
})

it('lends the same connection again, and another where work has failed', async () => {
  const kept = keep(inject('databaseUrl'), 60)
  const pidOf = () => kept.lend(async (sql, isUsed) => [(await sql`select pg_backend_pid() as pid`)[0]?.pid as number, isUsed] as const)
  const [[first, wasUsed], [second, isUsed]] = [await pidOf(), await pidOf()]
  expect([first === second, wasUsed, isUsed]).toEqual([true, false, true])
  await expect(kept.lend((sql) => sql`select no_such_column`)).rejects.toThrow('no_such_column')
  const [third, isUsedAgain] = await pidOf()
  expect([third === first, isUsedAgain]).toEqual([false, false])
  await expect(kept.lend((sql) => sql.end().then(() => Promise.reject(new Error('over'))))).rejects.toThrow('over')
})

it('gives up work that hangs, and ends its connection', async () => {
  const kept = keep(`postgres://nobody@127.0.0.1:${port}/nothing`, 0.2)
  await expect(kept.lend((sql) => sql`select 1`)).rejects.toThrow('Postgres has not answered in time.')
  await expect.poll(() => sockets.map(({ closed }) => closed)).toEqual([true])
})
