import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { copyCheckout } from '../../scripts/test-support/copy-checkout.ts'
import { buildAll } from './build-all.ts'
import { buildPaths } from './paths.ts'

let root: string
beforeAll(async () => {
  root = await copyCheckout()
})
afterAll(() => rm(root, { recursive: true, force: true }))

it('makes and records a site by the code that a process runs, so that what was pulled meanwhile is made by the next one', async () => {
  const paths = buildPaths(root)
  const build = async () => (await buildAll({ paths, tenants: ['sophie'], force: false, onProgress: () => undefined })).builds
  const edit = async (name: string, change: (text: string) => string) => {
    const file = path.join(root, name)
    await writeFile(file, change(await readFile(file, 'utf8')))
  }
  const home = () => readFile(path.join(paths.dist, 'sophie/site/index.html'), 'utf8')
  await build()
  // A pull, and then a companion publishes.
  await edit('tenants/contract/content.ts', (text) => text.replace('.default([...HOME_SECTIONS])', ".default(['Hero', 'Intro'])"))
  await edit('tenants/sophie/content.yaml', (text) => text.replace(/^tagline: .*/m, 'tagline: Published meanwhile'))
  expect(await build()).toMatchObject([{ slug: 'sophie', built: true }])
  expect(await home()).toMatch(/Published meanwhile[\s\S]*class="kind-words"/)

  await promisify(execFile)(process.execPath, ['scripts/commands/build.ts', 'sophie'], { cwd: root })
  expect(await home()).toContain('Published meanwhile')
  expect(await home()).not.toContain('class="kind-words"')
})

it('is compiled once where several builds of one checkout find it old', async () => {
  await writeFile(path.join(root, '.engine/hash'), 'of other sources')
  const build = () => promisify(execFile)(process.execPath, ['scripts/commands/build.ts', 'sophie', '--force', '--json'], { cwd: root })
  const built = await Promise.all([build(), build(), build()])
  const compiled = built.map(({ stdout }) => (JSON.parse(stdout) as { engine: { compiled: boolean } }).engine.compiled)
  expect(compiled.filter(Boolean)).toHaveLength(1)
})
