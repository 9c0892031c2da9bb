import type { Sql } from 'postgres'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { requestDashboard, sendForm } from '../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

let sql: Sql
let cookie: string
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  cookie = await signInAs('claire', sql)
})
afterAll(() => sql.end())

/** The events about a request, as whoever has the address of the feed reads them. */
async function eventsOf(reference: string): Promise<string[]> {
  const page = await (await requestDashboard('/dashboard/diary', { cookie })).text()
  const address = /href="webcal:(\/\/[^"]+\.ics)"/.exec(page)?.[1] ?? ''
  const feed = await (await requestDashboard(new URL(`http:${address}`).pathname, { cookie: '' })).text()
  return feed
    .replaceAll('\r\n ', '')
    .split('BEGIN:VEVENT')
    .filter((event) => event.includes(`UID:${reference}`))
}
const stamp = (local: string) => `${local.slice(0, 16).replaceAll(/[-:]/g, '')}00`

it('has a time on offer as tentative, for as long as it is held, beside the time that was asked for', async () => {
  const { body } = await postBooking('claire', { name: 'Fay Feed', email: 'fay@example.com', startsAt: startInDays(716) })
  const page = `/dashboard/requests/${body.reference}`
  expect(await eventsOf(body.reference)).toHaveLength(1)
  const times = [startInDays(717), startInDays(718)]
  const form: [string, string][] = [['do', 'offer'], ...times.map((time): [string, string] => ['time', time])]
  expect((await requestDashboard(page, { cookie, form })).status).toBe(303)
  const events = await eventsOf(body.reference)
  expect(events).toHaveLength(3)
  expect(new Set(events.map((event) => /^UID:.*$/m.exec(event)?.[0])).size).toBe(3)
  const offered = events.filter((event) => event.includes('SUMMARY:Appointment (offered to somebody)'))
  expect(offered.map((event) => /^DTSTART[^:]*:(\S+)/m.exec(event)?.[1])).toEqual(times.map(stamp))
  for (const event of events) expect(event).toContain('STATUS:TENTATIVE')
  expect(events.join('')).not.toMatch(/fay|dinner/i)

  await sql`update bookings set hold_expires_at = now() - interval '1 minute' where reference = ${body.reference}`
  expect(await eventsOf(body.reference)).toEqual([])
})

it('has a new address when she asks for one, and the one before ends', async () => {
  const feedOf = async (as = cookie) =>
    /<code>https?:\/\/[^/]+(\/calendar\/[^<]+)<\/code>/.exec(
      await (await requestDashboard('/dashboard/calendars', { cookie: as })).text(),
    )?.[1] ?? ''
  const statusOf = async (feed: string) => (await requestDashboard(feed, { cookie: '' })).status
  const [before, other] = [await feedOf(), await feedOf(await signInAs('sophie', sql))]
  expect([await statusOf(before), await statusOf(other)]).toEqual([200, 200])
  expect((await sendForm(cookie, '/dashboard/calendars', [['do', 'feed']])).text).toContain('The old address no longer works')
  expect([await statusOf(before), await statusOf(await feedOf()), await statusOf(other)]).toEqual([404, 200, 200])
  // Whoever is signed in stays so.
  expect((await requestDashboard('/dashboard', { cookie })).status).toBe(200)
})

it('has what she has blocked as busy, and no word more, until it is free again', async () => {
  const day = startInDays(120).slice(0, 10)
  const busy = async () => (await eventsOf('own-')).filter((event) => event.includes(`:${stamp(`${day}T14:00`)}`))
  const blocked = await requestDashboard('/dashboard/diary/block', { cookie, form: { day, from: '14:00', to: '18:00' } })
  const id = /block=([\da-f-]+)/.exec(blocked.headers.get('location') ?? '')?.[1] ?? ''
  const [event = ''] = await busy()
  expect(event).toMatch(new RegExp(`^UID:own-${id}-\\d+\\r?$`, 'm'))
  expect(event).toContain('SUMMARY:Busy')
  expect(event).not.toMatch(/LOCATION|DESCRIPTION/)
  await requestDashboard(`/dashboard/diary/block/${id}`, { cookie, form: { do: 'free' } })
  expect(await busy()).toEqual([])
})
