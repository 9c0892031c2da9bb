import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')

it('loses and doubles no booking while the runtime is killed, also without Postgres, and Postgres is stopped', async () => {
  const node = process.execPath
  const flags = ['scripts/commands/chaos.ts', '--minutes', '0.01', '--clients', '2', '--seed', '4']
  // The least it does: each fault once. The long run is the command.
  const { stdout } = await promisify(execFile)(node, flags, { cwd: ROOT }).catch((error: { stdout: string }) => error)
  expect(stdout).toMatch(/[1-9]\d* kills with -9/)
  expect(stdout).toMatch(/[1-9]\d* stops of Postgres, [2-9]\d* starts without it/)
  expect(stdout.split('\n').filter((line) => line.includes('WRONG'))).toEqual([])
  expect(Number(/answered 201, stored +(\d+)/.exec(stdout)?.[1])).toBeGreaterThan(0)
})
