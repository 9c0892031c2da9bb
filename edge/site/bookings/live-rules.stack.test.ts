import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { changeRules, selectVersionedRules } from '../../../db/queries/booking-rules.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { startOnTour, type TourStack } from '../../../scripts/test-support/start-on-tour.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'

// What she changes in her diary holds for the next visitor, although every page is the file that it was.

const YEAR = new Date().getUTCFullYear() + 1

let tour: TourStack
let sql: Sql
beforeAll(async () => {
  tour = await startOnTour(inject('databaseUrl'), { from: `${YEAR}-12-04`, to: `${YEAR}-12-08` })
  sql = tour.sql
})
afterAll(() => tour.stop())

const ask = (path: string, body?: object) =>
  requestSite({
    port: tour.stack.port,
    slug: 'claire',
    path,
    headers: { 'cf-connecting-ip': freshAddress(), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
const book = async (draft: { startsAt: string; city?: string }) => {
  const client = { name: 'Sam Example', email: `sam-${randomUUID()}@example.com`, service: 'dinner', hours: 3 }
  const response = await ask('/_/bookings', { ...client, ...draft })
  const { error } = (await response.json()) as { error?: { fields?: { startsAt?: string; city?: string } } }
  return { status: response.status, says: error?.fields?.startsAt ?? error?.fields?.city }
}
const startsOn = async (day: string, city = 'Sydney'): Promise<string[]> => {
  const response = await ask(`/_/availability?from=${day}&days=1&service=dinner&hours=3&city=${city}`)
  return ((await response.json()) as { days: { starts: string[] }[] }).days[0]?.starts ?? []
}
const change = async (make: (rules: BookingRules) => BookingRules) => {
  const known = await selectVersionedRules(sql, 'claire')
  if (!known) throw new Error('Her rules were not written.')
  const after = make(structuredClone(known.rules))
  return changeRules(sql, 'claire', { version: known.version, before: known.rules, after, madeBy: 'companion' })
}

describe('her rules', () => {
  it('close a day, open a night past midnight and add a leg for the next visitor, without a build', async () => {
    const day = `${YEAR}-12-15`
    expect(await startsOn(day)).toContain('19:00')
    await change(({ policy, ...rules }) => ({
      ...rules,
      policy: {
        ...policy,
        exceptions: [
          { date: day, openings: [] },
          { date: `${YEAR}-12-16`, openings: [{ from: '20:00', to: '02:00' }] },
        ],
      },
      tour: [
        ...rules.tour,
        {
          city: 'Perth',
          from: `${YEAR}-12-20`,
          to: `${YEAR}-12-22`,
          timeZone: 'Australia/Perth',
          incall: true,
          outcall: true,
          arrives: '15:00',
        },
      ],
    }))
    await eventually(async () => ((await startsOn(day)).length === 0 ? true : undefined))
    expect(await book({ startsAt: `${day}T19:00` })).toEqual({
      status: 422,
      says: 'I don’t take bookings on that day. Please choose another.',
    })
    expect(await startsOn(`${YEAR}-12-16`)).toEqual(['20:00', '20:30', '21:00', '21:30', '22:00', '22:30', '23:00', '23:30'])
    expect((await startsOn(`${YEAR}-12-17`)).slice(0, 5)).toEqual(['00:00', '00:30', '01:00', '01:30', '02:00'])
    expect((await book({ startsAt: `${YEAR}-12-17T01:00` })).status).toBe(201)
    expect((await startsOn(`${YEAR}-12-20`, 'Perth'))[0]).toBe('15:00')
    expect(await book({ startsAt: `${YEAR}-12-20T11:00`, city: 'Perth' })).toEqual({
      status: 422,
      says: 'I arrive in Perth at 15:00 that day. Please choose a later start.',
    })
    expect((await book({ startsAt: `${YEAR}-12-20T16:00`, city: 'Perth' })).status).toBe(201)
    const [row] = await sql`select time_zone, starts_at from bookings where city = 'Perth'`
    expect(row).toEqual({ time_zone: 'Australia/Perth', starts_at: new Date(`${YEAR}-12-20T08:00Z`) })
    expect((await book({ startsAt: `${YEAR}-12-21T16:00`, city: 'Sydney' })).says).toMatch(/^I’m in Perth /)
  })

  it('are asked once more where a request is written, so that a change a moment before it holds', async () => {
    const day = `${YEAR}-12-18`
    for (let round = 0; round < 5; round++) {
      // Fresh in memory.
      expect(await startsOn(day)).toContain('19:00')
      const closed = await change((rules) => ({ ...rules, policy: { ...rules.policy, exceptions: [{ date: day, openings: [] }] } }))
      const answered = await book({ startsAt: `${day}T19:00` })
      expect([closed, [409, 422].includes(answered.status)]).toEqual([true, true])
      await change((rules) => ({ ...rules, policy: { ...rules.policy, exceptions: [] } }))
      await eventually(async () => ((await startsOn(day)).length > 0 ? true : undefined))
    }
    expect(
      await sql`select from bookings where starts_at between ${`${day}T00:00Z`}::timestamptz and ${`${day}T20:00Z`}::timestamptz`,
    ).toHaveLength(0)
  })
})
