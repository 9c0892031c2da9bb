import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import postgres from 'postgres'
import { expect, inject, it } from 'vitest'

const ADVICE = /^A unit test .*call its file x\.stack\.test\.ts/

it('tells a unit test that starts a process or a server, or asks one, what to do', async () => {
  expect(() => execFile('true')).toThrow(ADVICE)
  expect(() => createServer().listen(0)).toThrow(ADVICE)
  await expect(fetch('http://127.0.0.1:4242').catch(({ cause }: { cause: Error }) => Promise.reject(cause))).rejects.toThrow(ADVICE)
  const sql = postgres(inject('databaseUrl'), { max: 1 })
  await expect(sql`select 1`).rejects.toThrow(ADVICE)
})
