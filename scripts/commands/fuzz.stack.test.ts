import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')

it('throws, hangs and answers 5xx for no random input', async () => {
  const flags = ['scripts/commands/fuzz.ts', '--inputs', '6000', '--seed', String(Math.floor(Date.now() / 86_400_000))]
  const { stdout } = await promisify(execFile)(process.execPath, flags, { cwd: ROOT })
  expect(stdout).toMatch(/requests to every endpoint +600 +0 /)
})
