import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '..')

it('loses and doubles no booking while the runtime is killed and Postgres is stopped', async () => {
  const node = path.join(ROOT, 'node_modules/.bin/node')
  const { stdout } = await promisify(execFile)(node, ['scripts/chaos.ts', '--minutes', '0.3', '--clients', '6', '--seed', '4'], {
    cwd: ROOT,
  })
  expect(stdout).toMatch(/[1-9]\d* kills with -9/)
  expect(stdout).toMatch(/[1-9]\d* stops of Postgres/)
  expect(stdout).not.toContain('WRONG')
  expect(Number(/answered 201, stored +(\d+)/.exec(stdout)?.[1])).toBeGreaterThan(20)
}, 240_000)
