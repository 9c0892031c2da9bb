import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import type { Booking } from '../../tenants/contract/booking.ts'
import { at, floodFixtures, LIMITS } from './booking-fixtures.ts'
import { confirmAddress } from './requests.ts'

// Many requests of one network within an hour: a hotel, a carrier, or a stranger with a script.

let database: Awaited<ReturnType<typeof makeDatabase>>
let has: ReturnType<typeof floodFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  has = floodFixtures(database.sql)
})
afterAll(() => database.drop())

it('are taken, the later ones without a hold until their clients confirm them, and keep no other network from holding', async () => {
  const tenant = await has.newTenant()
  const limits = { ...LIMITS, holds: 100, heldHours: 1000, unconfirmedHolds: 100, networkPerHour: 2, networkPerDay: 4 }
  const ask = (day: number, networkHash: string | null) =>
    has.insert(tenant, { networkHash, confirmEmail: true, startsAt: at(day, 8), endsAt: at(day, 9) }, { limits })
  const crowd = []
  for (let day = 1; day <= 9; day++) crowd.push(await ask(day, 'carrier'))
  expect(crowd.map(({ outcome }) => outcome)).toEqual(Array(9).fill('stored'))
  expect(await has.heldOf(tenant)).toBe(2)
  // Six an hour are the tenant's: two of the crowd count.
  for (let day = 11; day <= 14; day++) await ask(day, day < 13 ? `home ${day}` : null)
  expect(await has.heldOf(tenant)).toBe(6)
  await ask(15, 'home 15')
  expect(await has.heldOf(tenant)).toBe(6)
  // The sixth of the crowd, whose client says "it's me", is a request like any other.
  const sixth = crowd[5]?.booking as Booking
  expect(await has.mailsOf(tenant, sixth)).toEqual(['request_client'])
  expect(await confirmAddress(database.sql, tenant, { reference: sixth.reference, limits })).toBe('confirmed')
  expect(await has.rowOf(tenant, sixth)).toMatchObject({ status: 'pending', holds_time: true })
  expect(await has.mailsOf(tenant, sixth)).toContain('request_companion')
})
