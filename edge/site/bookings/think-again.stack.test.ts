import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { changeBooking } from '../../../db/queries/requests.ts'
import { actionIn, bookOwn, choicesIn } from '../../../scripts/test-support/own-page.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

let sql: Sql
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(() => sql.end())

const freeStarts = async (date: string): Promise<string[]> => {
  const path = `/_/availability?from=${date}&days=1&service=dinner&hours=3`
  const body = (await (await requestSite({ port: inject('port'), slug: 'claire', path })).json()) as { days: { starts: string[] }[] }
  return body.days[0]?.starts ?? []
}

describe('an appointment that its client has asked to move', () => {
  it('is moved to another time, or left as it was, while she has not answered', async () => {
    const [before, after] = [startInDays(166), startInDays(168)]
    const day = after.slice(0, 10)
    const { reference, show, post } = await bookOwn(before, 'thinks-again@example.com')
    await changeBooking(sql, 'claire', { reference, to: 'confirmed', actor: 'companion' })
    await post(actionIn(await show(`?change=${day}&hours=3&time=19:00`)))
    const again = await show(`?change=${day}`)
    // What it holds itself is free to it, but what has been asked for is no choice.
    const times = choicesIn(again).map((choice) => choice.get('time'))
    expect([times.includes('19:00'), times.includes('19:30')]).toEqual([false, true])
    expect((await post(actionIn(await show(`?change=${day}&hours=3&time=19:30`)))).headers.get('location')).toMatch(/said=asked$/)
    expect(await show()).toMatch(/You’ve asked to move it to [^<]*7:30 pm/)
    const cookie = await signInAs('claire', sql)
    const hers = async (path: string) => (await requestDashboard(path, { cookie })).text()
    expect(await hers(`/dashboard/requests/${reference}`)).toContain('The client has asked to move it')
    expect(actionIn(await show())).toBe('?do=move&time=as-it-was')
    expect((await post('?do=move&time=as-it-was')).status).toBe(303)
    expect(await show()).toContain('Nothing has changed after all: our appointment stands as it was.')
    const page = await hers(`/dashboard/requests/${reference}`)
    expect(page).not.toContain('The client has asked to move it')
    expect(page).toContain('The client took that back: it stays as it was')
    expect(await freeStarts(day)).toContain('19:30')
    // A second tap, and one where nothing was asked, change nothing.
    await post('?do=move&time=as-it-was')
    expect(await show()).toContain('our appointment stands as it was')
  })
})
