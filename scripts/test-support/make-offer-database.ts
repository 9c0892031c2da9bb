import { afterAll, inject } from 'vitest'
import { floodFixtures } from '../../db/queries/booking-fixtures.ts'
import { offerFixtures } from '../../db/queries/offer-fixtures.ts'
import { makeDatabase } from './make-database.ts'

/** A database for the tests of one file about other times, and what they ask of it. */
export async function makeOfferDatabase() {
  const database = await makeDatabase(inject('databaseUrl'))
  afterAll(() => database.drop())
  const has = floodFixtures(database.sql)
  return { database, has, ...offerFixtures(database.sql, has) }
}
