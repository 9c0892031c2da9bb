import postgres from 'postgres'
import { expect, inject, it } from 'vitest'
import { freePort } from './free-port.ts'
import { relayDatabase } from './relay-database.ts'

/** What a Worker gets of a statement through the door to `url`. */
async function answerThrough(url: string): Promise<unknown> {
  const { url: near, stop } = await relayDatabase(url)
  const sql = postgres(near, { max: 1, connect_timeout: 60 })
  const answer = await sql`select 1 as one`.catch(({ code, message }: { code: string; message: string }) => ({ code, message }))
  await sql.end({ timeout: 1 })
  await stop()
  return answer
}

it('says at once that a server is away, or does not encrypt', async () => {
  const nobody = `postgres://nobody:x@127.0.0.1:${await freePort()}/nothing?sslmode=verify-full`
  expect(await answerThrough(nobody)).toEqual({ code: '08006', message: expect.stringContaining('ECONNREFUSED') })
  expect(await answerThrough(`${inject('databaseUrl')}?sslmode=require`)).toEqual({
    code: '08006',
    message: 'The server does not speak TLS.',
  })
})

it('goes on in the clear only where the address leaves it to the server', async () => {
  expect(await answerThrough(`${inject('databaseUrl')}?sslmode=prefer`)).toEqual([{ one: 1 }])
  expect(await relayDatabase(inject('databaseUrl'))).toMatchObject({ url: inject('databaseUrl') })
})
