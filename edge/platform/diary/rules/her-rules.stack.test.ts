import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../../db/connect.ts'
import { borrowRules } from '../../../../db/queries/borrow-rules.ts'
import { rowAtHome } from '../../../../scripts/runtime/tour-days.ts'
import { eventually } from '../../../../scripts/test-support/eventually.ts'
import { postBooking } from '../../../../scripts/test-support/post-booking.ts'
import { fillIn, readForm } from '../../../../scripts/test-support/read-form.ts'
import { requestDashboard, sendForm } from '../../../../scripts/test-support/request-dashboard.ts'
import { requestSite } from '../../../../scripts/test-support/request-site.ts'
import { signInAs } from '../../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../../scripts/test-support/start-in-days.ts'
import type { FormPlace } from '../../../../tenants/contract/form-places.ts'
import { WEEKDAYS } from '../../../../tenants/contract/weekdays.ts'

// What she changes of her hours and her tour in her app, as a browser sends it, with Margot of the stack of all tests.

let sql: Sql
let cookie: string
let margot: Awaited<ReturnType<typeof borrowRules>>
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  cookie = await signInAs('margot', sql)
  margot = await borrowRules(sql, 'margot')
})
afterAll(async () => {
  await margot.giveBack()
  await sql.end()
})

const HOURS = '/dashboard/diary/hours'
const TOUR = '/dashboard/diary/tour'
const known = () => margot.known()
const show = async (path: string) => (await requestDashboard(path, { cookie })).text()
const send = (path: string, fields: [string, string][]) => sendForm(cookie, path, fields)
const doing = (does: string) => `name="do" value="${does}"`
const fill = async (path: string, does: string, values: Record<string, string | string[]>) =>
  send(path, fillIn(readForm(await show(path), doing(does)), values))
const asked = async (day: string, city: string) => {
  const path = `/_/availability?from=${day}&days=1&service=dinner&hours=3&city=${city}`
  const response = await requestSite({ port: inject('port'), slug: 'margot', path })
  return (await response.json()) as { days: { starts: string[] }[]; note?: string; places?: FormPlace[] }
}
const startsOn = async (day: string, city: string) => (await asked(day, city)).days[0]?.starts ?? []
const [first, second, , last] = rowAtHome(new Date(), { days: 330, length: 4 }) as [string, string, string, string]
const hoursThere = Object.fromEntries(
  WEEKDAYS.flatMap((day) => [
    [`${day}-from`, '12:00'],
    [`${day}-to`, '22:00'],
  ]),
)
const leg = { city: 'cairns', from: first, to: last, arrives: '15:00', leaves: '', ...hoursThere }

describe('her tour', () => {
  it('has a new city for the next visitor, asks before it strands anybody, and is undone', async () => {
    expect(await fill(`${TOUR}/add`, 'save', leg)).toMatchObject({ status: 303, text: expect.stringContaining('Added to your tour.') })
    const added = await known()
    expect(added.rules.tour.find(({ city }) => city === 'Cairns')).toMatchObject({ timeZone: 'Australia/Brisbane', arrives: '15:00' })
    const starts = await eventually(async () => {
      const found = await startsOn(first, 'Cairns')
      return found.length > 0 ? found : undefined
    })
    expect([starts[0], starts.at(-1)]).toEqual(['15:00', '22:00'])
    expect((await asked(first, 'Cairns')).places?.map(({ city }) => city)).toEqual(['Adelaide', 'Hobart', 'Perth', 'Cairns'])
    const { status, body } = await postBooking('margot', { name: 'Cleo Example', city: 'Cairns', startsAt: `${second}T19:00` })
    expect(status).toBe(201)
    const path = `${TOUR}/${first}-cairns`

    for (const does of ['cancel', 'save']) {
      const asking = await fill(path, does, does === 'save' ? { to: first } : {})
      expect(asking.status).toBe(409)
      expect(asking.text).toMatch(new RegExp(`href="/dashboard/requests/${body.reference}"[\\s\\S]*Cleo Example[\\s\\S]*Cairns time`))
      expect((await known()).version).toBe(added.version)
    }
    const asking = await fill(path, 'cancel', {})
    const cancelled = await send(path, readForm(asking.text, doing('cancel')))
    expect([cancelled.status, cancelled.text.includes('Cancelled.')]).toEqual([303, true])
    const [booking] = await sql`select status, city from bookings where reference = ${body.reference}`
    expect(booking).toEqual({ status: 'pending', city: 'Cairns' })
    expect(await show(`/dashboard/requests/${body.reference}`)).toContain('You are in Adelaide that day')
    await eventually(async () => ((await startsOn(first, 'Cairns')).length === 0 ? true : undefined))
    expect((await asked(first, 'Adelaide')).places).toBeUndefined()

    const undone = await send('/dashboard/diary/history', readForm(cancelled.text, 'action="/dashboard/diary/history"'))
    expect([undone.status, undone.text.includes('Undone.')]).toEqual([303, true])
    expect((await known()).rules).toEqual(added.rules)
    // To take that back would strand the client again.
    const undoAgain = await send('/dashboard/diary/history', readForm(undone.text, 'action="/dashboard/diary/history"'))
    expect([undoAgain.status, undoAgain.text.includes('Undo it anyway')]).toEqual([409, true])
    expect((await send('/dashboard/diary/history', readForm(undoAgain.text, 'Undo it anyway'))).status).toBe(303)
    expect((await known()).rules.tour).not.toContainEqual(expect.objectContaining({ city: 'Cairns' }))
    expect((await send('/dashboard/diary/history', readForm(await show(TOUR), 'action="/dashboard/diary/history"'))).status).toBe(303)
    await sql`delete from bookings where reference = ${body.reference}`
  })

  it('is refused with a sentence beside the field, keeps what was typed and saves nothing', async () => {
    const { version } = await known()
    const cases: [Record<string, string>, RegExp][] = [
      [{ to: '2027-02-30' }, /id="to-error"[^>]*>\s*Choose a day that the calendar has\./],
      [{ from: last, to: first }, /id="to-error"[^>]*>\s*The last day is before the first\./],
      [{ city: 'Oodnadatta Springs' }, /id="timeZone-error"[^>]*>\s*Oodnadatta Springs isn’t in the list/],
      [{ city: 'Darwin' }, /id="from-error"[^>]*>\s*Cairns, .* has some of these days already/],
    ]
    for (const [values, sentence] of cases) {
      const refused = await fill(`${TOUR}/add`, 'save', { ...leg, ...values })
      expect([refused.status, sentence.test(refused.text)], JSON.stringify(values)).toEqual([422, true])
      expect(refused.text).toContain(`value="${values.city ?? 'cairns'}"`)
      expect(refused.text).toContain('value="15:00"')
    }
    expect((await known()).version).toBe(version)
    const [elsewhere = ''] = rowAtHome(new Date(), { days: 340, length: 1 })
    const chosen = {
      ...leg,
      city: 'Oodnadatta Springs',
      timeZone: 'Australia/Adelaide',
      from: elsewhere,
      to: elsewhere,
    }
    expect((await fill(`${TOUR}/add`, 'save', chosen)).status).toBe(303)
    expect((await known()).rules.tour.at(-1)).toMatchObject({ city: 'Oodnadatta Springs', timeZone: 'Australia/Adelaide' })
    expect((await requestDashboard(`${TOUR}/2020-01-01-nowhere`, { cookie })).status).toBe(404)
  })
})

describe('her hours', () => {
  it('say in a second window what the first one changed, keep what it typed, and lose nothing', async () => {
    const [one, two] = [await show(HOURS), await show(HOURS)].map((html) => readForm(html, doing('save'))) as [
      [string, string][],
      [string, string][],
    ]
    expect((await send(HOURS, fillIn(one, { noticeHours: '72' }))).status).toBe(303)
    const late = await send(HOURS, fillIn(two, { bufferMinutes: '45' }))
    expect(late.status).toBe(409)
    expect(late.text).toContain('changed in another window: notice is 72 hours now.')
    expect((await known()).rules.policy).toMatchObject({ noticeHours: 72, bufferMinutes: 60 })
    const again = readForm(late.text, doing('save'))
    expect(again).toEqual(
      expect.arrayContaining([
        ['noticeHours', '72'],
        ['bufferMinutes', '45'],
      ]),
    )
    expect((await send(HOURS, again)).status).toBe(303)
    expect((await known()).rules.policy).toMatchObject({ noticeHours: 72, bufferMinutes: 45 })
    const history = await show(HOURS)
    expect(history).toMatch(/Free time around a booking 60 to 45 minutes[\s\S]*Notice 48 to 72 hours/)
    // Two that are sent at once: one is written.
    const both = readForm(history, doing('save'))
    const statuses = (await Promise.all(['8', '9'].map((hoursMax) => send(HOURS, fillIn(both, { hoursMax }))))).map(({ status }) => status)
    expect(statuses.sort()).toEqual([303, 409])
    // A form without its version is an old one.
    expect((await send(HOURS, fillIn(both, { version: [] }))).status).toBe(409)
  })

  it('close a day for the next visitor, and open it again', async () => {
    const day = [350, 351, 352, 353].map((days) => startInDays(days).slice(0, 10)).find((each) => new Date(each).getUTCDay() > 2) ?? ''
    expect((await startsOn(day, 'Adelaide')).length).toBeGreaterThan(0)
    const closed = await fill(HOURS, 'add', { date: day, kind: 'closed' })
    expect([closed.status, closed.text.includes('Saved.')]).toEqual([303, true])
    await eventually(async () => ((await startsOn(day, 'Adelaide')).length === 0 ? true : undefined))
    const night = await fill(HOURS, 'add', { date: day, kind: 'open', 'day-from': ['20:00', ''], 'day-to': ['01:00', ''] })
    expect(night.text).toContain('8 pm to 1 am, past midnight')
    await eventually(async () => ((await startsOn(day, 'Adelaide'))[0] === '20:00' ? true : undefined))
    expect((await fill(HOURS, 'remove', { date: day })).status).toBe(303)
    expect((await known()).rules.policy.exceptions).toBeUndefined()
    const wrong = await fill(HOURS, 'add', { date: '2027-02-29', kind: 'closed' })
    expect([wrong.status, wrong.text.includes('Choose a day that the calendar has.')]).toEqual([422, true])
  })

  it('are refused with a sentence, open as they were typed', async () => {
    const { version } = await known()
    const refused = await fill(HOURS, 'save', { noticeHours: 'soon', 'mon-from': '10:00', 'mon-to': '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(/id="noticeHours-error"[^>]*>\s*Write hours from 0 to 336/)
    expect(refused.text).toMatch(/id="mon-error"[^>]*>\s*Give both times, or leave both empty\./)
    expect(refused.text).toContain('value="soon"')
    expect((await known()).version).toBe(version)
  })
})
