import { describe, expect, inject, it } from 'vitest'
import { connect } from '../../db/connect.ts'
import { dashboardPath } from '../../tenants/contract/urls.ts'
import { postBooking } from '../test-support/post-booking.ts'
import { requestDashboard } from '../test-support/request-dashboard.ts'
import { runHere } from '../test-support/run-here.ts'
import { signInAs } from '../test-support/sign-in.ts'
import { startInDays } from '../test-support/start-in-days.ts'

let days = 373
const nextDay = (): string => startInDays(days++).slice(0, 10)
const diary = (...flags: string[]) => runHere('diary', flags, { DATABASE_URL: inject('databaseUrl') })
const ask = (startsAt: string) => postBooking('claire', { startsAt, email: `diary-${startsAt.slice(0, 10)}@example.com` })

/** The next first Sunday of October that is further away than a week: two o'clock is three then, in Sydney. */
function springNight(): Date {
  const year = new Date().getUTCFullYear()
  const sundays = [year, year + 1].map((each) => new Date(Date.UTC(each, 9, 1 + ((7 - new Date(Date.UTC(each, 9, 1)).getUTCDay()) % 7))))
  return sundays.find((sunday) => sunday.getTime() > Date.now() + 9 * 86_400_000) ?? expect.fail()
}

describe('npm run diary', () => {
  it('blocks a time, lists it by the clock of its place, and frees it', async () => {
    const day = nextDay()
    expect(await diary('list', 'claire', '--from', day, '--to', day)).toEqual({ code: 0, text: 'Nothing is blocked.\n' })
    const blocked = await diary('block', 'claire', '--from', `${day}T12:00`, '--to', `${day}T22:00`)
    expect(blocked.text).toMatch(/^Blocked: .* noon to 10:00 pm, Sydney time \([\da-f-]{36}\)\.\n$/)
    expect((await ask(`${day}T15:00`)).status).toBe(409)
    const listed = await diary('list', 'claire', '--from', day, '--to', day)
    expect(listed.text).toMatch(new RegExp(`${day}T12:00 +${day}T22:00 +Sydney time`))
    const id = /\(([\da-f-]{36})\)/.exec(blocked.text)?.[1] ?? ''
    expect(await diary('free', 'claire', '--block', id)).toEqual({ code: 0, text: 'All of it that was still to come is free.\n' })
    expect((await ask(`${day}T15:00`)).status).toBe(201)
    expect(await diary('free', 'claire', '--block', id)).toEqual({ code: 1, text: 'There is no such block, or it is free already.\n' })
  })

  it('asks what becomes of a request, names no client, and repeats by an RRULE', async () => {
    const day = nextDay()
    const { reference } = (await ask(`${day}T15:00`)).body
    const flags = ['block', 'claire', '--from', `${day}T12:00`, '--to', `${day}T22:00`, '--repeat', 'FREQ=MONTHLY;COUNT=2']
    const asked = await diary(...flags)
    expect(asked).toEqual({
      code: 1,
      text: `In the way: ${reference} (waiting). Nothing is blocked: say whether to keep or to decline what waits.\n`,
    })
    const kept = await diary(...flags, '--meeting', 'keep')
    expect(kept.text).toMatch(new RegExp(`repeats, Sydney time .*\\nIn the way: ${reference} \\(waiting\\): all of it stays\\.`))
    expect((await ask(`${day}T19:00`)).status).toBe(409)
  })

  it('says on which night a change of clocks skips a time of it, as the page of the block does', async () => {
    const change = springNight()
    const day = new Date(change.getTime() - 7 * 86_400_000).toISOString().slice(0, 10)
    const blocked = await diary('block', 'claire', '--from', `${day}T02:15`, '--to', `${day}T02:45`, '--repeat', 'FREQ=WEEKLY;COUNT=3')
    const skipped = /The clocks change on Sun\s\d\sOct\s\d{4}, so that time it’s 3:15\sam to 3:45\sam\./
    expect(blocked.text).toMatch(skipped)
    const id = /\(([\da-f-]{36})\)/.exec(blocked.text)?.[1] ?? ''
    const sql = connect(inject('databaseUrl'))
    const cookie = await signInAs('claire', sql)
    await sql.end()
    const page = async (at = '') => (await requestDashboard(`${dashboardPath(`diary/block/${id}`)}${at}`, { cookie })).text()
    expect(await page()).toMatch(skipped)
    expect(await page(`?at=${day}T02:15`)).not.toMatch(skipped)
    await diary('free', 'claire', '--block', id)
    expect(await page()).not.toMatch(skipped)
  })

  it.each([
    [[], 2, /^Usage: npm run diary/],
    [['list'], 2, /^Missing required argument 'tenant'/],
    [['block', 'claire', '--from', '2027-06-01T10:00'], 2, /^Required option '--to <time>' not specified/],
    [['block', 'claire', '--from', '2027-06-01T10:00', '--to', '2027-06-01T10:00'], 1, /^That is when it starts\. Choose a later time/],
    [['list', 'claire', '--nonsense'], 2, /nonsense/],
    [['list', 'nobody'], 1, /^There is no tenant "nobody" in the database\.\n$/],
    [['list', 'claire', '--from', 'soon'], 1, /^"soon" is no day\. Expected one such as 2026-12-24\.\n$/],
    [['block', 'claire', '--from', '2027-06-02T10:00', '--to', '2027-06-01T10:00'], 1, /^The end is before the beginning\.\n$/],
    [['block', 'claire', '--from', 'x', '--to', 'y'], 1, /^Choose a day that the calendar has\.\n$/],
    [
      ['block', 'claire', '--from', '2027-06-01T10:00', '--to', '2027-06-01T11:00', '--repeat', 'FREQ=MINUTELY'],
      1,
      /by days, weeks, months or years\.\n$/,
    ],
    [['block', 'claire', '--from', '2027-06-01T10:00', '--to', '2027-06-01T11:00', '--meeting', 'ignore'], 1, /is keep or decline\.\n$/],
    [['free', 'claire', '--block', 'rubbish'], 1, /^There is no such block/],
  ])('%j: exit %i and a sentence', async (flags, code, says) => {
    const said = await diary(...flags)
    expect(said.code).toBe(code)
    expect(said.text).toMatch(says)
    expect(said.text).not.toMatch(/^\s+at /m)
  })
})
