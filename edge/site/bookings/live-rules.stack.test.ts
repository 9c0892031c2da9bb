import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { changeRules, selectVersionedRules } from '../../../db/queries/booking-rules.ts'
import { changeBooking } from '../../../db/queries/requests.ts'
import { loadLocalSecrets } from '../../../scripts/runtime/local-secrets.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { readMails, recipientOf } from '../../../scripts/test-support/read-mails.ts'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
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
      says: 'I arrive in Perth at 3\u00a0pm that day. Please choose a later start.',
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

describe('the waiting list of a leg', () => {
  const form = (fields: Record<string, string>, from = freshAddress()) =>
    requestSite({
      ...{ port: tour.stack.port, slug: 'claire', path: '/_/waiting', method: 'POST', body: new URLSearchParams(fields).toString() },
      headers: { 'cf-connecting-ip': from, 'content-type': 'application/x-www-form-urlencoded' },
    })
  const act = (path: string, method = 'GET') =>
    requestSite({ port: tour.stack.port, slug: 'claire', path, method, ...(method === 'GET' ? {} : { body: '' }) })
  const runCrons = async () => {
    const { operatorKey } = await loadLocalSecrets(tour.dataDir)
    const headers = { authorization: `Bearer ${operatorKey}` }
    expect((await requestSite({ port: tour.stack.port, path: '/_/operator/run', method: 'POST', headers })).ok).toBe(true)
  }
  const mailsTo = async (address: string, subject: string) =>
    (await readMails(tour.dataDir, subject)).filter((mail) => recipientOf(mail).includes(address))

  it('stands on the city’s page as a plain form, and answers everybody the same', async () => {
    expect(await (await act('/tour/brisbane')).text()).toMatch(/<form class="waiting" method="post" action="\/_\/waiting" novalidate/)
    const page = await (await act('/_/waiting?city=brisbane')).text()
    expect(page).toContain('name="city" value="Brisbane"')
    expect(page).toContain('By sending this you agree')
    const noScript = (fields: Record<string, string>) =>
      requestSite({
        ...{ port: tour.stack.port, slug: 'claire', path: '/_/availability', method: 'POST', body: new URLSearchParams(fields).toString() },
        headers: { 'cf-connecting-ip': freshAddress(), 'content-type': 'application/x-www-form-urlencoded' },
      })
    const early = { service: 'dinner', hours: '3', startsAt: `${YEAR}-06-01T19:00` }
    expect(await (await noScript({ ...early, city: 'Brisbane' })).text()).toContain(
      '<a href="/_/waiting?city=Brisbane&#38;lang=en-AU">Tell me when a time in Brisbane comes free</a>',
    )
    expect(await (await noScript({ ...early, city: '"><b>' })).text()).not.toContain('"><b>')
    expect(await (await noScript({ ...early, city: 'Sydney' })).text()).not.toContain('/_/waiting')
    const wrong = await form({ city: 'Brisbane', email: 'no address' })
    expect([wrong.status, await wrong.text()]).toEqual([
      422,
      expect.stringMatching(/value="no address"[\s\S]*Please check the email address\./),
    ])
    expect((await form({ city: '<b>Nowhere', email: 'w@example.com' })).status).toBe(404)
    const answers = await Promise.all([1, 2].map(() => form({ city: 'Brisbane', email: '<same@example.com>.' })))
    expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual(
      Array.from({ length: 2 }, () => [303, '/_/waiting?city=Brisbane&lang=en-AU&said=asked']),
    )
    expect(await (await act('/_/waiting?city=Brisbane&said=asked')).text()).toContain('Check your email')
    const network = freshAddress()
    const many = await Promise.all(
      Array.from({ length: 7 }, (_, each) => form({ city: 'Brisbane', email: `m${each}@example.com` }, network)),
    )
    expect(many.filter(({ status }) => status === 429).length).toBe(2)
  })

  it('asks once, does nothing when a link is merely opened, and writes once when a time frees', async () => {
    const email = `waits-${randomUUID()}@example.com`
    expect((await form({ city: 'Brisbane', email })).status).toBe(303)
    const [asked] = await eventually(async () => {
      const found = await mailsTo(email, 'Please confirm your email address')
      return found.length > 0 ? found : undefined
    })
    const own = new URL(/Yes, tell me: (\S+)/.exec(asked?.text ?? '')?.[1] as string).pathname
    expect(await (await act(own)).text()).toContain('Yes, tell me')
    const state = async () =>
      (
        await sql`select confirmed_at is not null as yes, told_at is not null as told from waiting_list where reference = ${own.split('.')[1] ?? ''}`
      )[0]
    expect(await state()).toEqual({ yes: false, told: false })
    expect((await act(`${own}?do=yes`, 'POST')).status).toBe(303)
    expect(await state()).toEqual({ yes: true, told: false })

    const cookie = await signInAs('claire', sql, { port: tour.stack.port, dataDir: tour.dataDir })
    for (const path of ['/dashboard/diary/tour', '/dashboard/diary']) {
      const shown = await requestSite({ port: tour.stack.port, path, headers: { cookie } })
      expect(await shown.text(), path).toContain('One person is on your Brisbane list.')
    }
    expect((await book({ startsAt: `${YEAR}-12-05T19:00`, city: 'Brisbane' })).status).toBe(201)
    await runCrons()
    expect(await state()).toEqual({ yes: true, told: false })
    const [held] = await sql`select reference from bookings where city = 'Brisbane' and status = 'pending'`
    await changeBooking(sql, 'claire', { reference: held?.reference as string, to: 'declined', actor: 'companion' })
    await Promise.all([runCrons(), runCrons()])
    await runCrons()
    const told = await mailsTo(email, 'A time has come free')
    expect(told).toHaveLength(1)
    expect(told[0]?.text).toMatch(/Ask for a time: http:\/\/claire\.localhost:\d+\/booking\?city=Brisbane\n/)
    expect(told[0]?.text).toContain(`Delete my address now: http://claire.localhost`)
    expect((await act(`${own}?do=stop`, 'POST')).status).toBe(303)
    expect([await state(), await (await act(own)).text()]).toEqual([undefined, expect.stringContaining('You’re not on the list')])
    expect((await act(`${own.slice(0, -1)}0`)).status).toBe(own.endsWith('0') ? 200 : 404)
  })
})
