import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { at, floodFixtures } from '../../../db/queries/booking-fixtures.ts'
import { countRequests } from '../../../db/queries/count-requests.ts'
import { noteReminders } from '../../../db/queries/note-reminders.ts'
import { offerFixtures } from '../../../db/queries/offer-fixtures.ts'
import { countGroups, selectGroup } from '../../../db/queries/request-list.ts'
import { selectShell } from '../../../db/queries/shell.ts'
import { selectWaitingForHer } from '../../../db/queries/waiting-for-her.ts'
import { makeDatabase } from '../../../scripts/test-support/make-database.ts'
import { BOOKING_STATUSES } from '../../../tenants/contract/booking.ts'
import { renderReportMail } from './render-report-mail.ts'
import { subjectOf } from './report-headline.ts'
import { readWeeklyReport } from './weekly-report.ts'

// One request in each state there is, with and without other times on offer, asked of everything that says what waits for her.

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
})
afterAll(() => database.drop())

/** Whether times are on offer, and why it lies aside. Names say which state it is. */
const STATES = BOOKING_STATUSES.flatMap(
  (status) =>
    [
      { name: status, status, offers: 'none', aside: null },
      { name: `${status}, offered`, status, offers: 'open', aside: null },
      { name: `${status}, withdrawn`, status, offers: 'withdrawn', aside: null },
      { name: `${status}, offers over`, status, offers: 'over', aside: null },
      { name: `${status}, blocked`, status, offers: 'none', aside: 'blocked' },
      { name: `${status}, flood`, status, offers: 'none', aside: 'flood' },
    ] as const,
)
const WAITING = ['pending', 'pending, withdrawn', 'pending, offers over']

/** One request of each, on a tenant of its own: reference -> what it is. */
async function everyState(tenant: string): Promise<Map<string, string>> {
  const { sql } = database
  const { waiting } = offerFixtures(sql, floodFixtures(sql))
  const made = new Map<string, string>()
  for (const [index, { name, status, offers, aside }] of STATES.entries()) {
    const it = await waiting(tenant, 3 * index, { clientHash: name })
    const where = sql`where tenant_id = ${tenant} and reference = ${it.reference}`
    made.set(it.reference, name)
    if (offers !== 'none') await it.offer(at(3 * index + 1, 8))
    if (offers === 'withdrawn') await it.withdraw()
    await sql`update bookings set status = ${status}, set_aside = ${aside} ${where}`
    if (offers === 'over')
      await sql`
        update taken_times set starts_at = now() - interval '3 hours', ends_at = now(), during = tstzrange(now() - interval '3 hours', now()) - '[,)'::tstzrange
        where tenant_id = ${tenant} and kind = 'offer' and booking_id = (select booking_id from bookings ${where})`
  }
  return made
}

describe('what waits for her', () => {
  it('is the same for the badge, Today, the lists, the figures, the weekly mail and the reminders, over all states', async () => {
    const { sql } = database
    const tenant = await floodFixtures(sql).newTenant()
    const made = await everyState(tenant)
    const namesOf = (rows: readonly { reference: string }[]) => rows.map(({ reference }) => made.get(reference)).toSorted()
    const waiting = await selectWaitingForHer(sql, tenant, { limit: 99 })
    expect(namesOf(await selectGroup(sql, tenant, { group: 'waiting', limit: 99 }))).toEqual(namesOf(waiting))
    expect(namesOf(waiting)).toEqual(WAITING.toSorted())
    expect(waiting.map(({ state }) => state)).toEqual(WAITING.map(() => 'pending'))
    expect((await selectShell(sql, tenant)).waiting).toBe(WAITING.length)

    const groups = await countGroups(sql, tenant)
    const { byState, requests } = await countRequests(sql, tenant, null)
    expect([groups.waiting, byState.pending]).toEqual([WAITING.length, WAITING.length])
    expect([groups.offered, byState.offered]).toEqual([1, 1])
    expect(namesOf(await selectGroup(sql, tenant, { group: 'offered', limit: 99 }))).toEqual(['pending, offered'])
    // Each is in one state, and none that lies aside is in any.
    expect(Object.values(byState).reduce((sum, count) => sum + count)).toBe(requests)
    expect(requests).toBe(STATES.filter(({ aside }) => aside === null).length)

    const report = await readWeeklyReport(sql, tenant, '2026-W47')
    expect([namesOf(report?.waiting ?? []), report?.waitingCount]).toEqual([WAITING.toSorted(), WAITING.length])
    await noteReminders(sql, new Date(Date.now() + 45 * 3_600_000))
    const reminded = await sql<{ reference: string }[]>`
      select occasion as reference from mails where tenant_id = ${tenant} and kind = 'reminder_companion'`
    expect(namesOf(reminded)).toEqual(WAITING.toSorted())
    const told = await sql<{ reference: string }[]>`select reference from untold_requests(${tenant}, now() - interval '1 hour', '{}')`
    expect(namesOf(told)).toEqual(WAITING.toSorted())
  })

  it('is counted whole in the weekly mail, however many they are', async () => {
    const { sql } = database
    const tenant = await floodFixtures(sql).newTenant()
    const { waiting } = offerFixtures(sql, floodFixtures(sql))
    for (let day = 0; day < 103; day++) await waiting(tenant, day, { clientHash: `client ${day}` })
    const report = await readWeeklyReport(sql, tenant, '2026-W47')
    if (!report) return expect.fail()
    expect(subjectOf(report)).toContain('103 to answer')
    const links = {
      platform: 'https://example.com',
      preferences: 'https://example.com/preferences',
      unsubscribe: 'https://example.com/unsubscribe',
    }
    expect(renderReportMail(report, { mailId: 'weekly', links }).text).toMatch(/And 100 more[\s\S]*Answer all 103/)
  })
})
