import path from 'node:path'
import { expect, it } from 'vitest'
import type { Mutation } from './mutation.ts'
import { MUTATIONS } from './mutations.ts'
import { lostTests, staleOnes } from './run-mutations.ts'

// The run itself takes minutes and is a command: npm run mutate.
it('are many, and each names a place and tests that are there', async () => {
  const root = path.resolve(import.meta.dirname, '../..')
  expect(MUTATIONS.length).toBeGreaterThanOrEqual(60)
  expect(await staleOnes(MUTATIONS, root)).toEqual([])
  expect(await lostTests(MUTATIONS, root)).toEqual([])
  expect(await lostTests([{ ...MUTATIONS[0], tests: ['no/such/test'] } as Mutation], root)).toEqual(['no/such/test'])
})
