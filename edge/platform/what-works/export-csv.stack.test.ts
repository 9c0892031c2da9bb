import type { Sql } from 'postgres'
import { expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { addDays } from '../../http/add-days.ts'

/** Day, requests and confirmed ones of each day that has any, as the database has them. */
const asked = async (sql: Sql): Promise<string[][]> =>
  (
    await sql`
      select (b.created_at at time zone t.time_zone)::date::text as day, count(*)::text as requests,
        (count(*) filter (where b.status in ('confirmed', 'completed')))::text as confirmed
      from bookings b join tenants t using (tenant_id)
      where tenant_id = 'claire' and b.set_aside is null and not b.is_entry
      group by 1 order by 1`
  ).map(({ day, requests, confirmed }) => [day, requests, confirmed] as string[])

it('exports a row for each day with all that the settings promise, and every request in it', async () => {
  const sql = connect(inject('databaseUrl'))
  const cookie = await signInAs('claire', sql)
  await postBooking('claire', { startsAt: startInDays(727) })
  const { body } = await postBooking('claire', { startsAt: startInDays(726) })
  await sql`update bookings set status = 'confirmed' where reference = ${body.reference}`
  await sql`update bookings set created_at = created_at - interval '9 days' where reference = ${body.reference}`
  // Other tests go on booking: the same before and after the file.
  const { csv, expected } = await eventually(async () => {
    const before = await asked(sql)
    const text = await (await requestDashboard('/dashboard/export.csv', { cookie })).text()
    return JSON.stringify(before) === JSON.stringify(await asked(sql)) ? { csv: text, expected: before } : undefined
  })
  const [heads = '', ...lines] = csv.trimEnd().split('\r\n')
  // The settings say what the file has: the days with these.
  expect(heads).toBe(
    'day,visitors,visits,page_views,bounces,seconds_per_visit,requests,confirmed,photos_opened,forms_begun,forms_sent,contact_clicks',
  )
  for (const line of lines) expect(line.split(','), line).toHaveLength(heads.split(',').length)
  const at = (line: string, name: string) => line.split(',')[heads.split(',').indexOf(name)] ?? ''
  // Every day once, quiet ones too.
  const days = lines.map((line) => at(line, 'day'))
  expect(days).toEqual(days.map((_, index) => addDays(days[0] ?? '', index)))
  const told = lines
    .filter((line) => at(line, 'requests') !== '0')
    .map((line) => ['day', 'requests', 'confirmed'].map((name) => at(line, name)))
  expect(told).toEqual(expected)
  expect(told.some(([, , confirmed]) => confirmed !== '0')).toBe(true)
  await sql.end()
})
