import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { askOnTour, bookOnTour, IN_BRISBANE, TOUR_YEAR as YEAR } from '../../../scripts/test-support/ask-on-tour.ts'
import { startOnTour, type TourStack } from '../../../scripts/test-support/start-on-tour.ts'

// Claire on tour, on a stack of its own.

let tour: TourStack
let sql: Sql
beforeAll(async () => {
  tour = await startOnTour(inject('databaseUrl'), IN_BRISBANE)
  sql = tour.sql
})
afterAll(() => tour.stop())

const ask = (path: string, options?: Parameters<typeof askOnTour>[2]) => askOnTour(tour, path, options)
const post = (draft: object) => bookOnTour(tour, draft)
const refusalOf = async (draft: object) => {
  const response = await post(draft)
  const { error } = (await response.json()) as { error?: { reason: string; fields: Record<string, string> } }
  return [response.status, error?.fields]
}
const freeOn = async (query: string) =>
  (await (await ask(`/_/availability?${query}`)).json()) as { days: { date: string; starts: string[] }[]; note?: string }

describe('a city', () => {
  const away = { startsAt: 'I’m in Brisbane from 4 to 8\u00a0December.' }

  it('can be asked for while she is there, and the refusal says when that is', async () => {
    // The year stands there where the leg is in another than today's.
    const sentence = (fields: Record<string, string>) =>
      Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, text.replace(/\s\d{4}\./, '.')]))
    const refused = async (draft: object) => {
      const [status, fields] = await refusalOf(draft)
      return [status, sentence(fields as Record<string, string>)]
    }
    expect(await refused({ city: 'Brisbane', startsAt: `${YEAR}-12-03T19:00` })).toEqual([422, away])
    expect(await refused({ city: 'Sydney', startsAt: `${YEAR}-12-05T12:00` })).toEqual([422, away])
    expect(await refused({ startsAt: `${YEAR}-12-05T12:00` })).toEqual([422, away])
    expect((await post({ city: 'Sydney', startsAt: `${YEAR}-12-09T12:00` })).status).toBe(201)
  })

  it('is one of hers and no free text, so that nobody can send a link in it', async () => {
    const city = 'You won. Claim at https://evil.com/prize today'
    expect(await refusalOf({ city, startsAt: `${YEAR}-12-10T12:00` })).toEqual([
      422,
      { city: expect.stringMatching(/^Please choose one of these cities: Sydney, Brisbane \(4 to 8\u00a0December(\s\d{4})?\)\.$/) },
    ])
    expect(await sql`select from bookings where city = ${city}`).toHaveLength(0)
  })

  it('has free times on its days only, by script and without', async () => {
    const days = `from=${YEAR}-12-03&days=3&service=dinner&hours=3`
    const inBrisbane = await freeOn(`${days}&city=Brisbane`)
    expect(inBrisbane.days.map(({ starts }) => starts.length > 0)).toEqual([false, true, true])
    const atHome = await freeOn(`${days}&city=Sydney`)
    expect(atHome.days.map(({ starts }) => starts.length > 0)).toEqual([true, false, false])
    const none = await freeOn(`from=${YEAR}-12-05&days=2&service=dinner&hours=3&city=Sydney`)
    expect(none.note).toMatch(/^I’m in Brisbane from 4 to 8\u00a0December/)
    expect((await freeOn(`from=${YEAR}-12-05&days=2&service=weekend&hours=3`)).note).toBe('Please choose at least 12 hours for this.')
    const form = new URLSearchParams({ service: 'dinner', hours: '3', city: 'Brisbane', startsAt: `${YEAR}-12-02T19:00` })
    const page = await ask('/_/availability', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    })
    const offered = [...(await page.text()).matchAll(/<option value="(\d{4}-\d{2}-\d{2})T/g)].map(([, day]) => day)
    expect([...new Set(offered)]).toEqual([4, 5, 6, 7, 8].map((day) => `${YEAR}-12-0${day}`))
  })

  it('has its price: hers without an address, the client’s with one, and on request for any other time', async () => {
    const priceOf = async (draft: object) => {
      const response = await post({ city: 'Brisbane', ...draft })
      const { reference } = (await response.json()) as { reference: string }
      return (await sql`select price_cents from bookings where reference = ${reference}`)[0]?.price_cents as number | null
    }
    expect(await priceOf({ startsAt: `${YEAR}-12-04T11:00` })).toBe(140_000)
    expect(await priceOf({ startsAt: `${YEAR}-12-06T11:00`, address: 'Hotel Example' })).toBe(150_000)
    expect(await priceOf({ startsAt: `${YEAR}-12-07T11:00`, service: 'theatre' })).toBe(140_000)
    expect(await priceOf({ startsAt: `${YEAR}-12-08T11:00`, hours: 1.5 })).toBeNull()
  })
})
