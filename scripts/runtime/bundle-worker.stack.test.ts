import path from 'node:path'
import { expect, it } from 'vitest'
import { bundleWorker } from './bundle-worker.ts'

it('keeps the name of an entrypoint for the sites of the version before', async () => {
  const script = await bundleWorker(path.resolve(import.meta.dirname, '../..'), 'platform')
  const names = /export\{([^}]*)\};?\s*$/
    .exec(script)?.[1]
    ?.split(',')
    .map((each) => each.split(' as ').at(-1))
  expect(names).toEqual(expect.arrayContaining(['SiteApi', 'Desk']))
})
