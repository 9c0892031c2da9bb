import { expect, it } from 'vitest'
import type { TenantBuild } from '../../sites/builder/build-tenant.ts'
import type { Problem } from '../../tenants/load/problem.ts'
import { LiveReload } from './live-reload.ts'

const problem = (slug: string): Problem => ({ file: `tenants/${slug}/content.yaml`, line: 3, got: 'x', expected: 'y', fix: 'z' })
const builtOf = (...slugs: string[]) => slugs.map((slug) => ({ slug, built: true }) as TenantBuild)
const ask = async (live: LiveReload, slug: string, known = '') =>
  (await (await live.answer(new Request(`http://live/?slug=${slug}&known=${known}`))).json()) as {
    mark: string
    at: number
    problems: Problem[]
  }

it('answers at once what a page does not know, and then only when something of its tenant changes', async () => {
  const live = new LiveReload()
  const first = await ask(live, 'claire')
  let heard: { at: number } | undefined
  const waiting = ask(live, 'claire', first.mark).then((told) => {
    heard = told
  })
  live.built({ builds: builtOf('claire'), problems: [], removed: [] }, ['claire'])
  await waiting
  expect(heard?.at).toBeGreaterThan(first.at)
})

it('has one tenant’s page load again for her own changes and for those of the code, not for another’s', async () => {
  const live = new LiveReload()
  const before = await ask(live, 'claire')
  live.built({ builds: builtOf('sophie'), problems: [], removed: [] }, ['sophie'])
  expect(await ask(live, 'claire')).toEqual(before)
  live.built({ builds: [], problems: [], removed: [] }, [])
  expect((await ask(live, 'claire')).at).toBeGreaterThan(before.at)
})

it('tells a page what is wrong with its tenant until it is right, and does not have it load again meanwhile', async () => {
  const live = new LiveReload()
  const { at } = await ask(live, 'claire')
  live.built({ builds: [], problems: [problem('claire')], removed: [] }, ['claire'])
  live.built({ builds: builtOf('sophie'), problems: [], removed: [] }, ['sophie'])
  expect(await ask(live, 'claire')).toMatchObject({ at, problems: [problem('claire')] })
  expect((await ask(live, 'sophie')).problems).toEqual([])
  live.built({ builds: builtOf('claire'), problems: [], removed: [] }, ['claire'])
  expect(await ask(live, 'claire')).toMatchObject({ problems: [] })
})

it('tells every page of code that cannot be built', async () => {
  const live = new LiveReload()
  live.failed([{ file: 'edge/site/app.ts', got: 'Unexpected end of file', expected: 'code', fix: 'Correct it.' }])
  expect((await ask(live, 'claire')).problems).toMatchObject([{ got: 'Unexpected end of file' }])
  live.built({ builds: [], problems: [], removed: [] }, [])
  expect((await ask(live, 'claire')).problems).toEqual([])
})
