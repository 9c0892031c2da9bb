import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { addDays } from '../../http/add-days.ts'

let sql: Sql
let claire: string
let sophie: string
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  claire = await signInAs('claire', sql)
  sophie = await signInAs('sophie', sql)
})
afterAll(() => sql.end())

const read = async (path: string, cookie = claire) => (await requestDashboard(path, { cookie })).text()
/** The part of a week's page that is one day. */
const dayOf = (page: string, day: string) => new RegExp(`<li id="day-${day}"[\\s\\S]*?(?=<li id="day-|</ol>)`).exec(page)?.[0] ?? ''

describe('her diary', () => {
  it('has a request that waits on its day, by the clock of its place, with its name, and nobody else’s', async () => {
    const startsAt = startInDays(722)
    const { body } = await postBooking('claire', { name: 'Dora Diary', email: 'dora@example.com', startsAt })
    const day = startsAt.slice(0, 10)
    const own = dayOf(await read(`/dashboard/diary?on=${day}`), day)
    expect(own).toContain(`/dashboard/requests/${body.reference}`)
    expect(own).toMatch(/7:00 pm to 10:00 pm[\s\S]*Sydney time[\s\S]*Dora Diary[\s\S]*waiting for you/)
    expect(own).toMatch(/Free again at \d+:\d\d [ap]m/)
    expect(await read(`/dashboard/diary?view=month&on=${day}`)).toMatch(/7:00 pm Sydney, [\s\S]{0,40}Dora Diary/)
    for (const path of [`/dashboard/diary?on=${day}`, `/dashboard/diary?view=month&on=${day}`])
      expect(await read(path, sophie)).not.toMatch(/Dora|7:00 pm/)
  })

  it('warns where she is not, in the words of the request, whether it waits, is confirmed or is on offer', async () => {
    const startsAt = startInDays(728)
    const { body } = await postBooking('claire', { name: 'Wanda Where', email: 'wanda@example.com', startsAt })
    const day = startsAt.slice(0, 10)
    const shown = async () => dayOf(await read(`/dashboard/diary?on=${day}`), day)
    const words = 'You are in Sydney that day'
    expect(await shown()).not.toContain('You are in')
    // As a leg that is taken off her site leaves a booking behind.
    await sql`update bookings set city = 'Brisbane', time_zone = 'Australia/Brisbane' where reference = ${body.reference}`
    expect(await shown()).toContain(words)
    expect(await read(`/dashboard/requests/${body.reference}`)).toContain(words)
    await sql`
      insert into taken_times (tenant_id, booking_id, kind, starts_at, ends_at, during)
      select tenant_id, booking_id, 'offer', s, s + interval '3 hours', tstzrange(s, s + interval '3 hours')
      from bookings, lateral (select starts_at + interval '1 day' as s) as next where reference = ${body.reference}`
    const next = addDays(day, 1)
    expect(dayOf(await read(`/dashboard/diary?on=${next}`), next)).toMatch(new RegExp(`${words}[\\s\\S]*offered, held for the client`))
    await sql`update bookings set status = 'confirmed' where reference = ${body.reference}`
    expect(await shown()).toContain(words)
    expect(await read(`/dashboard/diary?view=month&on=${day}`)).toMatch(new RegExp(`warned"[\\s\\S]{0,99}Wanda Where\\. ${words}`))
    await sql`update bookings set status = 'completed', starts_at = starts_at - interval '800 days', ends_at = ends_at - interval '800 days', held_during = 'empty' where reference = ${body.reference}`
    const past = new Date(Date.parse(day) - 800 * 86_400_000).toISOString().slice(0, 10)
    const over = dayOf(await read(`/dashboard/diary?on=${past}`), past)
    expect([over.includes('Wanda Where'), over.includes('You are in')]).toEqual([true, false])
  })

  it('shows a request that waits and holds no time, and says so, in the week and in the month', async () => {
    const startsAt = startInDays(719)
    const { body } = await postBooking('claire', { name: 'Una Unheld', email: 'una@example.com', startsAt })
    const day = startsAt.slice(0, 10)
    await sql`update bookings set holds_time = false where reference = ${body.reference}`
    const own = dayOf(await read(`/dashboard/diary?on=${day}`), day)
    expect(own).toMatch(/class="entry asked"[\s\S]*7:00 pm to 10:00 pm[\s\S]*Una Unheld[\s\S]*asked for, not held/)
    expect(own).not.toMatch(/Nothing|Free again|waiting for you/)
    expect(await read(`/dashboard/diary?view=month&on=${day}`)).toMatch(/<li class="asked">[\s\S]{0,60}Una Unheld/)
    await sql`update bookings set set_aside = 'blocked' where reference = ${body.reference}`
    expect(dayOf(await read(`/dashboard/diary?on=${day}`), day)).toContain('Nothing')
  })

  it('forgets what no longer takes time', async () => {
    const startsAt = startInDays(725)
    const { body } = await postBooking('claire', { name: 'Dan Declined', email: 'dan@example.com', startsAt })
    const address = `/dashboard/diary?on=${startsAt.slice(0, 10)}`
    expect(await read(address)).toContain('Dan Declined')
    await sql`update bookings set status = 'declined' where reference = ${body.reference}`
    expect(await read(address)).not.toContain('Dan Declined')
  })

  it('gives her own calendar the address of the feed, as a link that a phone follows', async () => {
    const page = await read('/dashboard/diary')
    const link = /href="webcal:(\/\/[^"]+\.ics)"/.exec(page)?.[1] ?? ''
    const feed = await requestDashboard(new URL(`http:${link}`).pathname, { cookie: '' })
    expect([feed.status, (await feed.text()).startsWith('BEGIN:VCALENDAR')]).toEqual([200, true])
    expect(await read('/dashboard/settings')).toContain(`webcal:${link}`)
  })

  it('shows something for any address', async () => {
    for (const query of ['?on=rubbish', '?on=2026-13-45&view=x', '?view=month&on=2099-12-31'])
      expect((await requestDashboard(`/dashboard/diary${query}`, { cookie: claire })).status).toBe(200)
  })
})
