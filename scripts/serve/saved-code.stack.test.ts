import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Problem } from '../../tenants/load/problem.ts'
import { copyCheckout } from '../test-support/copy-checkout.ts'
import { eventually } from '../test-support/eventually.ts'
import { requestSite } from '../test-support/request-site.ts'
import { makeDataDir, type Serve, startServe } from '../test-support/start-serve.ts'

// A developer saves code while npm start runs.

const SECTION = 'class="kind-words"'

let root: string
let serve: Serve
beforeAll(async () => {
  root = await copyCheckout()
  serve = await startServe({ flags: [], root, env: { DATA_DIR: await makeDataDir(), PORT: '0' } })
})
afterAll(async () => {
  await serve.stop()
  await rm(root, { recursive: true, force: true })
})

const ask = (page: string) => requestSite({ port: port(), slug: 'sophie', path: page })
/** A process that begins anew takes another one where any will do. */
const port = () => Number([...serve.output().matchAll(/apex\s+http:\/\/localhost:(\d+)/g)].at(-1)?.[1])
/** Undefined while the runtime takes over what was saved. */
const problems = async () =>
  ask('/_/live?known=').then(
    async (response) => ((await response.json()) as { problems: Problem[] }).problems,
    () => undefined,
  )
const seeProblem = (place: string) =>
  eventually(async () => (await problems())?.find(({ file, line }) => `${file}:${line}` === place), place, serve.output)
const seeNone = () => eventually(async () => ((await problems())?.length === 0 ? true : undefined), 'no problem', serve.output)

it.each([
  ['edge/site/app.ts', 'throw new TypeError("boom")', 'TypeError: boom'],
  ['edge/site/app.ts', 'const one = = 2', 'Unexpected "="'],
  ['db/functions/funnel.sql', 'selekt 1;', 'syntax error at or near "selekt"'],
  ['sites/designs/modern/Hero.astro', '<div {...}', 'Unexpected token'],
  ['tenants/load/load-tenant.ts', 'const one = = 2', 'Expression expected'],
])('of %s that is broken by "%s" pages say where, and what ran before still runs', async (name, broken, got) => {
  const file = path.join(root, name)
  const before = await readFile(file, 'utf8')
  await appendFile(file, `\n${broken}\n`)
  expect((await seeProblem(`${name}:${before.split('\n').length + 1}`)).got).toBe(got)
  expect((await ask('/about')).status).toBe(200)
  await writeFile(file, before)
  await seeNone()
})

it('takes over what the server runs itself by a new process in its place, and builds with it', async () => {
  const home = async () => (await ask('/')).text()
  const file = path.join(root, 'tenants/contract/content.ts')
  const before = await readFile(file, 'utf8')
  expect(await home()).toContain(SECTION)
  await writeFile(file, before.replace('.default([...HOME_SECTIONS])', ".default(HOME_SECTIONS.filter((name) => name !== 'KindWords'))"))
  await eventually(async () => ((await home().catch(() => SECTION)).includes(SECTION) ? undefined : true), 'the page', serve.output)
  expect(serve.output()).toContain('tenants/contract/content.ts changed: the server runs that itself, and starts again.')
  expect(serve.child.exitCode).toBeNull()
})
