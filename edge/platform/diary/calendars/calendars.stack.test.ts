import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Sql } from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../../db/connect.ts'
import { findText } from '../../../../db/queries/check-bookings.ts'
import { loadLocalSecrets } from '../../../../scripts/runtime/local-secrets.ts'
import { eventually } from '../../../../scripts/test-support/eventually.ts'
import { postBooking } from '../../../../scripts/test-support/post-booking.ts'
import { requestDashboard, sendForm } from '../../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../../scripts/test-support/sign-in.ts'
import { type CalendarServer, ODD_ANSWERS, startCalendarServer } from '../../../../scripts/test-support/start-calendar-server.ts'
import { startInDays } from '../../../../scripts/test-support/start-in-days.ts'
import { busyAt } from './calendar-fixtures.ts'

const CALENDARS = '/dashboard/calendars'
const GOOGLE = 'calendar.google.com/calendar/ical/olga/private-5ecre7/basic.ics'

let sql: Sql
let server: CalendarServer
let claire: string
let sophie: string
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  server = await startCalendarServer(inject('dataDir'))
  claire = await signInAs('claire', sql)
  sophie = await signInAs('sophie', sql)
})
afterAll(async () => {
  await server.stop()
  await sql.end()
})
afterEach(() => sql`delete from busy_calendars where tenant_id in ('claire', 'sophie')`)

const add = (address: string, cookie = claire) =>
  sendForm(cookie, CALENDARS, [
    ['do', 'add'],
    ['address', address],
  ])
const press = async (what: string, cookie = claire, of = claire) => {
  const page = await (await requestDashboard(CALENDARS, { cookie: of })).text()
  const calendarId = /name="calendar" value="([^"]+)"/.exec(page)?.[1] ?? ''
  return sendForm(cookie, CALENDARS, [
    ['do', what],
    ['calendar', calendarId],
  ])
}
/** What the cron does every minute, after which nothing is due. */
const readAll = async () => {
  await sql`update busy_calendars set due_at = now()`
  const { operatorKey } = await loadLocalSecrets(inject('dataDir'))
  const run = () => requestDashboard('/_/operator/run', { cookie: '', form: {}, headers: { authorization: `Bearer ${operatorKey}` } })
  await eventually(async () => {
    expect((await run()).status).toBe(204)
    const due = await sql`select from busy_calendars where due_at <= now() + interval '6 minutes'`
    return due.length === 0 || undefined
  }, 'A reading of every calendar')
}
const rows = () => sql`select own_time_id, starts_at from own_times where calendar_id is not null order by own_time_id`
const book = async (startsAt: string) => (await postBooking('claire', { email: 'quiet@example.com', startsAt })).status

describe('a calendar of hers', () => {
  it('keeps its busy times from clients, and of all else nothing anywhere', async () => {
    const busy = startInDays(660)
    server.put(GOOGLE, busyAt(busy))
    const { text } = await add(`webcal://${GOOGLE}`)
    expect(text).toMatch(/Added\.[\s\S]*Google<\/strong>[\s\S]*calendar\.google\.com[\s\S]*Read just now, 1 busy time</)
    expect(await book(busy)).toBe(409)
    expect(await book(startInDays(661))).toBe(201)
    for (const secret of ['pilates', 'quentin', 'zanzibar', 'private-5ecre7']) expect(await findText(sql, secret), secret).toEqual({})
    expect(text).not.toMatch(/pilates|quentin|zanzibar|5ecre7/i)
    expect(await readFile(path.join(inject('dataDir'), 'serve.log'), 'utf8')).not.toMatch(/pilates|quentin|zanzibar|5ecre7/i)
    expect(JSON.stringify(server.asked)).not.toMatch(/companion|claire/i)
  })

  it('is read again by its version: what changed is here after one run, what did not is written by none', async () => {
    const [first, second] = [startInDays(662), startInDays(663)]
    server.put(GOOGLE, busyAt(first))
    await add(`https://${GOOGLE}`)
    const before = await rows()
    const asked = server.asked.length
    await readAll()
    expect(server.asked.slice(asked).map(({ headers }) => typeof headers['if-none-match'])).toContain('string')
    expect(await rows()).toEqual(before)
    expect(await book(first)).toBe(409)
    server.put(GOOGLE, busyAt(second))
    await readAll()
    expect(await book(second)).toBe(409)
    expect(await book(first)).toBe(201)
    // Once a day all of it is asked for, whatever its server says.
    await sql`update busy_calendars set whole_at = now() - interval '25 hours'`
    const later = server.asked.length
    expect((await press('read')).text).toContain('Read.')
    expect(server.asked.slice(later).map(({ headers }) => headers['if-none-match'])).toEqual([undefined])
  })

  it('keeps its times while it cannot be read, and she is told why', async () => {
    const busy = startInDays(664)
    server.put(GOOGLE, busyAt(busy))
    await add(`https://${GOOGLE}`)
    server.put(GOOGLE, (_, response) => response.writeHead(410).end('Gone'))
    await readAll()
    const page = await (await requestDashboard(CALENDARS, { cookie: claire })).text()
    expect(page).toContain('Google answers that this address is no longer shared.')
    expect(await book(busy)).toBe(409)
    const [row] = await sql`select failures, due_at > now() + interval '8 minutes' as waits from busy_calendars`
    expect(row).toEqual({ failures: 1, waits: true })
    server.put(GOOGLE, busyAt(busy))
    expect((await press('read')).text).not.toContain('no longer shared')
  })

  it('frees its times when she removes it, with the key to its address, and is nobody else’s to touch', async () => {
    const busy = startInDays(665)
    server.put(GOOGLE, busyAt(busy))
    await add(`https://${GOOGLE}`)
    const [{ reference } = { reference: '' }] = await sql<{ reference: string }[]>`select reference from busy_calendars`
    for (const what of ['remove', 'read']) expect((await press(what, sophie)).text).not.toMatch(/Removed|Read\./)
    expect(await (await requestDashboard(CALENDARS, { cookie: sophie })).text()).not.toContain('calendar.google.com')
    expect(await book(busy)).toBe(409)
    expect((await press('remove')).text).toContain('Removed. Its times are free again.')
    expect(await book(busy)).toBe(201)
    await readAll()
    expect(await sql`select from keys_to_destroy where reference = ${reference}`).toHaveLength(0)
  })

  it('is one of five, and each of them once', async () => {
    for (let count = 0; count < 5; count++) {
      server.put(`calendar${count}.example.com/a.ics`, busyAt())
      expect((await add(`https://calendar${count}.example.com/a.ics`)).text).toContain('Added.')
      if (count === 0) expect((await add('webcal://calendar0.example.com/a.ics')).text).toContain('That calendar is in your list already.')
    }
    const full = await add('https://calendar9.example.com/a.ics')
    expect(full.text).toContain('as many as can be read')
    expect(await sql`select from busy_calendars`).toHaveLength(5)
  })
})

describe('an address', () => {
  it.each([
    ['http://calendar.example.com/a.ics', 'must begin with https://'],
    ['https://127.0.0.1/a.ics', 'can’t be read from here'],
    ['https://router/a.ics', 'can’t be read from here'],
    ['https://169.254.169.254/latest/meta-data', 'can’t be read from here'],
    ['my calendar', 'That isn’t an address.'],
    ['https://localhost/calendar/claire.ics', 'That is the address of this diary itself'],
  ])('is refused beside the field before anybody is asked: %s', async (address, words) => {
    const asked = server.asked.length
    const { status, text } = await add(address)
    expect(status).toBe(422)
    expect(text).toContain(words)
    expect(text).toMatch(/id="address"[^>]*aria-invalid="true"/)
    expect(text).toContain(`value="${address}"`)
    expect(server.asked).toHaveLength(asked)
  })

  it.each(ODD_ANSWERS.map(({ name, answer, words }) => [name, answer, words] as const))(
    'at which there is %s leaves a sentence and nothing else',
    async (_name, answer, words) => {
      server.put('odd.example.com/a.ics', answer)
      const { status, text } = await add('https://odd.example.com/a.ics')
      expect(status).toBe(422)
      expect(text).toContain(words)
      expect(await sql`select from busy_calendars`).toHaveLength(0)
    },
  )

  it('at which a byte comes at a time is given up, and whoever else asks is answered meanwhile', async () => {
    server.put('slow.example.com/a.ics', (_, response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write('B'), 100)
      response.once('close', () => clearInterval(drip))
    })
    const added = add('https://slow.example.com/a.ics')
    expect((await requestDashboard('/dashboard/diary', { cookie: sophie })).status).toBe(200)
    expect((await added).text).toContain('took longer than 10 seconds')
  })
})

describe('her own feed', () => {
  it('does not block her when one of her calendars follows it', async () => {
    const startsAt = startInDays(667)
    expect(await book(startsAt)).toBe(201)
    const address =
      /<code>https?:\/\/[^/]+([^<]+)<\/code>/.exec(await (await requestDashboard(CALENDARS, { cookie: claire })).text())?.[1] ?? ''
    const feed = await (await requestDashboard(address, { cookie: '' })).text()
    expect(feed).toContain('BEGIN:VEVENT')
    server.put('follower.example.com/a.ics', feed)
    expect((await add('https://follower.example.com/a.ics')).text).toContain('Read just now, 0 busy times')
  })
})
