import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { insertAtNoon } from '../../../db/queries/insert-at-noon.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { requestDashboard, sendForm } from '../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

// A block over requests asks what becomes of them; an evening is over with one tap.

let sql: Sql
let cookie: string
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  cookie = await signInAs('claire', sql)
})
afterAll(() => sql.end())

const FORM = '/dashboard/diary/block'
let days = 380
const nextDay = (): string => startInDays(days++).slice(0, 10)
const send = (fields: [string, string][]) => sendForm(cookie, FORM, fields)
const afternoon = (day: string): [string, string][] => [
  ['day', day],
  ['from', '12:00'],
  ['to', '22:00'],
]
const book = async (day: string, change: Record<string, unknown> = {}) =>
  (await postBooking('claire', { startsAt: `${day}T15:00`, email: `way-${day}@example.com`, ...change })).body.reference
const statusOf = async (reference: string) => (await sql`select status from bookings where reference = ${reference}`)[0]?.status as string
const answer = (reference: string, form: Record<string, string>) => requestDashboard(`/dashboard/requests/${reference}`, { cookie, form })
const blocksOn = async (day: string) =>
  (await sql`select from time_blocks where tenant_id = 'claire' and starts_local::date = ${day}::date`).length

describe('a request in the way', () => {
  it('is named with when, who, price and a link, and nothing is blocked before she has said', async () => {
    const day = nextDay()
    const reference = await book(day, { name: 'Wanda Waiting' })
    const { status, text } = await send(afternoon(day))
    expect(status).toBe(409)
    expect(text).toContain('In that time you have 1 request waiting. Nothing is blocked yet.')
    expect(text).toMatch(
      new RegExp(`href="/dashboard/requests/${reference}[?"][\\s\\S]*3:00 pm[\\s\\S]*Wanda Waiting[\\s\\S]*Sydney time[\\s\\S]*\\$1,`),
    )
    expect(text).toMatch(/email two minutes later; until\s+then you can undo it/)
    expect(await blocksOn(day)).toBe(0)
    expect((await postBooking('claire', { startsAt: `${day}T19:00` })).status).toBe(201)
  })

  it('is kept, with the rest blocked around it; she is warned, and her confirmation holds', async () => {
    const day = nextDay()
    const reference = await book(day)
    const { status, text } = await send([...afternoon(day), ['meeting', 'keep']])
    expect(status).toBe(303)
    expect(text).toContain('Blocked: ')
    expect(await statusOf(reference)).toBe('pending')
    expect((await postBooking('claire', { startsAt: `${day}T19:00` })).status).toBe(409)
    const page = await (await requestDashboard(`/dashboard/requests/${reference}`, { cookie })).text()
    expect(page).toContain('You have blocked that time')
    expect(page).not.toMatch(/Another booking has this time|can’t be confirmed/)
    expect((await answer(reference, { do: 'change', to: 'confirmed' })).headers.get('location')).toContain('said=changed')
    expect(await statusOf(reference)).toBe('confirmed')
  })

  it('is declined with a mail that can be undone; then it waits again, and says that she has blocked the time', async () => {
    const day = nextDay()
    const reference = await book(day)
    const { status, text } = await send([...afternoon(day), ['meeting', 'decline'], ['seen', reference]])
    expect(status).toBe(303)
    expect(text).toMatch(
      new RegExp(`Declined: [\\s\\S]*href="/dashboard/requests/${reference}"[\\s\\S]*for two minutes; then the client is emailed`),
    )
    expect(await statusOf(reference)).toBe('declined')
    await answer(reference, { do: 'undo' })
    expect(await statusOf(reference)).toBe('pending')
    const page = await (await requestDashboard(`/dashboard/requests/${reference}`, { cookie })).text()
    expect(page).toContain('You have blocked that time')
    expect(page).not.toMatch(/Another booking has this time|can’t be confirmed/)
    await answer(reference, { do: 'change', to: 'confirmed' })
    expect(await statusOf(reference)).toBe('confirmed')
  })

  it('that has come since she was asked is asked about before it is declined', async () => {
    const day = nextDay()
    const seen = await book(day)
    const since = await book(day, { startsAt: `${day}T19:00`, name: 'Sid Since' })
    const { status, text } = await send([...afternoon(day), ['meeting', 'decline'], ['seen', seen]])
    expect([status, await statusOf(seen), await statusOf(since)]).toEqual([409, 'pending', 'pending'])
    expect(text).toContain('Sid Since')
    expect(await blocksOn(day)).toBe(0)
  })

  it('of an appointment stays whatever she answers, with the way to move it', async () => {
    const day = nextDay()
    const agreed = await book(day)
    await answer(agreed, { do: 'change', to: 'confirmed' })
    const { text } = await send(afternoon(day))
    expect(text).toMatch(new RegExp(`The appointment stays as it is[\\s\\S]*href="/dashboard/requests/${agreed}\\?do=times"`))
    expect(text).not.toContain('Decline the')
    expect((await send([...afternoon(day), ['meeting', 'decline'], ['seen', agreed]])).status).toBe(303)
    expect(await statusOf(agreed)).toBe('confirmed')
    expect((await postBooking('claire', { startsAt: `${day}T19:00` })).status).toBe(409)
  })
})

describe('a block that repeats', () => {
  it('is headed by all of it, with what is in the way by date, and buttons that name who and when', async () => {
    const [first, second] = [startInDays(700), startInDays(707)].map((start) => start.slice(0, 10)) as [string, string]
    // The later one came first.
    const later = await book(second, { name: 'Lara Later' })
    const sooner = await book(first, { name: 'Sam Sooner' })
    for (const each of [later, sooner]) await answer(each, { do: 'change', to: 'confirmed' })
    const { status, text } = await send([...afternoon(first), ['repeat', 'weekly']])
    expect(status).toBe(409)
    expect(text).toMatch(/class="eyebrow">[^<]*noon to 10:00\spm, every week, Sydney time</)
    expect(text).toMatch(new RegExp(`requests/${sooner}[\\s\\S]*requests/${later}[\\s\\S]*What becomes of them`))
    expect(text).toMatch(/>\s*Reschedule Sam Sooner, \w{3} \d+\s\w+\s*<[\s\S]*>\s*Reschedule Lara Later, /)
    expect(text).not.toContain(`Reschedule ${sooner}`)
  })
})

describe('other times that she offers', () => {
  it('are refused where she has blocked them herself, in those words, and taken elsewhere', async () => {
    const [day, blocked] = [nextDay(), nextDay()]
    const reference = await book(day)
    await send(afternoon(blocked))
    const offer = (time: string) =>
      sendForm(cookie, `/dashboard/requests/${reference}`, [
        ['do', 'offer'],
        ['time', time],
      ])
    const refused = await offer(`${blocked}T15:00`)
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(/you have blocked that time or the break after it/)
    expect(refused.text).not.toContain('another booking, or another offer')
    const taken = await book(nextDay())
    const day3 = startInDays(days - 1).slice(0, 10)
    expect((await offer(`${day3}T15:00`)).text).toContain('is taken: another booking, or another offer, has that time.')
    expect(await statusOf(taken)).toBe('pending')
    const page = await (await requestDashboard(`/dashboard/requests/${reference}?do=times`, { cookie })).text()
    expect(page).not.toContain(`value="${blocked}T15:00"`)
  })
})

describe('"I’m done for today"', () => {
  const TENANT = 'done-for-today'
  let hers: string
  beforeAll(async () => {
    await insertAtNoon(sql, TENANT)
    hers = await signInAs(TENANT, sql)
  })
  afterAll(() => sql`delete from tenants where tenant_id = ${TENANT}`)

  const today = async (path = '/dashboard') => (await requestDashboard(path, { cookie: hers })).text()
  const done = () => requestDashboard(FORM, { cookie: hers, form: { do: 'done', back: 'today' } })
  const blocks = () => sql<{ local: string }[]>`
    select to_char(ends_local, 'HH24:MI') as local from time_blocks where tenant_id = ${TENANT} and lifted_at is null`

  it('blocks from now until midnight, once however often she taps, says so, and is undone', async () => {
    expect(await today()).toMatch(/still ask for today, up to 10:00 pm, Noon time[\s\S]*I’m done for today/)
    const locations = (await Promise.all([done(), done()])).map((response) => response.headers.get('location') ?? '')
    expect([...(await blocks())]).toEqual([{ local: '00:00' }])
    for (const location of locations) expect(await today(location)).toMatch(/role="status">Blocked: [^<]*to midnight, Noon time/)
    const page = await today()
    expect(page).toContain('You’re done for today.')
    expect(page).toContain('before midnight, Noon time')
    expect(page).not.toContain('I’m done for today')
    const undo = /action="(\/dashboard\/diary\/block\/[^"]+)"/.exec(page)?.[1] ?? ''
    const freed = await requestDashboard(undo, { cookie: hers, form: { do: 'free', back: 'today' } })
    expect(await today(freed.headers.get('location') ?? '')).toContain('Free again: ')
    expect([...(await blocks())]).toEqual([])
    expect(await today()).toContain('I’m done for today')
  })
})
