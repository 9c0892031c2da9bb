import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { unstable_getMiniflareWorkerOptions as readConfig } from 'wrangler'
import { readWorkerOptions } from './read-worker-options.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const NAMES = ['site', 'platform'] as const
let root: string
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'options-'))
  await cp(path.join(ROOT, 'package-lock.json'), path.join(root, 'package-lock.json'))
  for (const name of NAMES) await cp(path.join(ROOT, 'edge', name, 'wrangler.jsonc'), path.join(root, 'edge', name, 'wrangler.jsonc'))
})
afterAll(() => rm(root, { recursive: true }))

it.each(NAMES)('gives what wrangler makes of the %s Worker’s file, the second time from what was kept', async (name) => {
  const { modulesRules: _rules, ...options } = readConfig(path.join(root, 'edge', name, 'wrangler.jsonc')).workerOptions
  const expected = JSON.parse(JSON.stringify(options)) as object
  expect(await readWorkerOptions(root, name)).toEqual(expected)
  expect(await readWorkerOptions(root, name)).toEqual(expected)
})
