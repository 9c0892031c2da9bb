import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { nodeOf } from './node-of.ts'

it('is what the checkout has installed, and on a machine whose Node is new enough that of the machine', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'node-of-'))
  expect(nodeOf(root)).toBe(process.execPath)
  await mkdir(path.join(root, 'node_modules/.bin'), { recursive: true })
  await writeFile(path.join(root, 'node_modules/.bin/node'), '')
  expect(nodeOf(root)).toBe(path.join(root, 'node_modules/.bin/node'))
  await rm(root, { recursive: true })
})
