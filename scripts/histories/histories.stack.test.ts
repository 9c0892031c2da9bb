import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../test-support/make-database.ts'
import { makeRandom } from './random-rules.ts'
import { runHistory } from './run-history.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
})
afterAll(() => database.drop())

describe('a diary', () => {
  it('offers what it takes, takes what it offers, and does both as a plain model of it', async () => {
    const counts = { offered: 0, taken: 0, refused: 0 }
    for (let seed = 1; seed <= 60; seed++) {
      const each = await runHistory(database.sql, makeRandom(seed)).catch((error: unknown) => {
        throw new Error(`History ${seed}: ${error instanceof Error ? error.message : String(error)}`)
      })
      for (const name of ['offered', 'taken', 'refused'] as const) counts[name] += each[name]
    }
    expect(counts.offered).toBeGreaterThan(1000)
    expect(Math.min(counts.taken, counts.refused)).toBeGreaterThan(20)
  })
})
