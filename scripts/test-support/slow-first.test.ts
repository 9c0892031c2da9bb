import { access } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { SLOW, slowFirst } from './slow-first.ts'

it('names files that are there: one that was moved would start late', async () => {
  const isThere = (file: string) =>
    access(path.resolve(import.meta.dirname, '../..', `${file}.stack.test.ts`)).then(
      () => true,
      () => false,
    )
  for (const file of SLOW) expect(await isThere(file), file).toBe(true)
})

it('starts the slow files first, longest first, and leaves the others in their order', () => {
  const files = ['db/b', SLOW[1], 'db/a', SLOW[0]].map((file) => ({ moduleId: `/repository/${file}.stack.test.ts` }))
  expect(slowFirst(files).map(({ moduleId }) => moduleId.replace(/^\/repository\/|\.stack.*$/g, ''))).toEqual([
    SLOW[0],
    SLOW[1],
    'db/b',
    'db/a',
  ])
})
