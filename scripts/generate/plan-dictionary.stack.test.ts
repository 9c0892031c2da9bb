import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readDictionary, readFunctions } from '../../db/queries/read-dictionary.ts'
import { makeDatabase } from '../test-support/make-database.ts'
import { planDictionary } from './plan-dictionary.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
})
afterAll(() => database.drop())

describe('docs/data.md', () => {
  it('says what the database has (npm run dictionary)', async () => {
    const text = planDictionary(await readDictionary(database.sql), await readFunctions(database.sql))
    expect(await readFile(path.resolve(import.meta.dirname, '../../docs/data.md'), 'utf8')).toBe(text)
  })

  it('has a word for every table, view and index', async () => {
    const silent = (await readDictionary(database.sql)).flatMap(({ name, comment, indexes }) => [
      ...(comment === null ? [name] : []),
      ...indexes.filter((index) => index.comment === null).map((index) => index.name),
    ])
    expect(silent).toEqual([])
  })
})
