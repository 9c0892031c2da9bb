import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleWorker } from './bundle-worker.ts'

it('keeps the name of an entrypoint for the sites of the version before', async () => {
  const script = await bundleWorker(path.resolve(import.meta.dirname, '../..'), 'platform')
  const names = /export\{([^}]*)\};?\s*$/
    .exec(script)?.[1]
    ?.split(',')
    .map((each) => each.split(' as ').at(-1))
  expect(names).toEqual(expect.arrayContaining(['SiteApi', 'Desk']))
})

const LAST_YEAR = new Date('2025-11-01T00:00:00Z')
const NEXT_YEAR = new Date('2099-11-01T00:00:00Z')
let root: string
const write = async (file: string, text: string, changed = LAST_YEAR) => {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true })
  await writeFile(path.join(root, file), text)
  await utimes(path.join(root, file), changed, changed)
}
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'bundle-'))
  await write('package-lock.json', '{}')
  await write('scripts/runtime/bundle-worker.ts', '')
  await write('edge/http/word.ts', "export const word = 'one'")
  await write('edge/site/index.ts', "import { word } from '../http/word.ts'\nexport default { word }")
})
afterAll(() => rm(root, { recursive: true }))

it('bundles anew when a source or a tool has changed, and only then', async () => {
  expect(await bundleWorker(root, 'site')).toContain('one')
  const kept = path.join(root, '.cache/worker-site.json')
  await writeFile(kept, (await readFile(kept, 'utf8')).replace('one', 'as it was kept'))
  expect(await bundleWorker(root, 'site')).toContain('as it was kept')
  await write('package-lock.json', '{ "lockfileVersion": 3 }')
  expect(await bundleWorker(root, 'site')).toContain('one')
  await write('edge/http/word.ts', "export const word = 'two'")
  expect(await bundleWorker(root, 'site')).toContain('two')
})

it('keeps nothing of a file that was written while it was read', async () => {
  await write('edge/http/word.ts', "export const word = 'three'", NEXT_YEAR)
  expect(await bundleWorker(root, 'site')).toContain('three')
  expect(await readFile(path.join(root, '.cache/worker-site.json'), 'utf8')).not.toContain('three')
})
