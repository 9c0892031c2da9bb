import path from 'node:path'
import { expect, it } from 'vitest'
import { MUTATIONS } from './mutations.ts'
import { staleOnes } from './run-mutations.ts'

// The run itself takes minutes and is a command: npm run mutate.
it('are many, and each names a place that is there', async () => {
  expect(MUTATIONS.length).toBeGreaterThanOrEqual(60)
  expect(await staleOnes(MUTATIONS, path.resolve(import.meta.dirname, '../..'))).toEqual([])
})
