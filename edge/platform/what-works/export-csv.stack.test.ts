import { expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { startInDays } from '../../../scripts/test-support/request-site.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'

it('exports a row for each day with all that the settings promise, and every request in it', async () => {
  const sql = connect(inject('databaseUrl'))
  await postBooking('claire', { startsAt: startInDays(727) })
  const csv = await (await requestDashboard('/dashboard/export.csv', { cookie: await signInAs('claire', sql) })).text()
  const [heads = '', ...lines] = csv.trimEnd().split('\r\n')
  // The settings say what the file has: the days with these.
  expect(heads).toBe(
    'day,visitors,visits,page_views,bounces,seconds_per_visit,requests,confirmed,photos_opened,forms_begun,forms_sent,contact_clicks',
  )
  for (const line of lines) expect(line.split(','), line).toHaveLength(heads.split(',').length)
  const column = (name: string) => lines.map((line) => Number(line.split(',')[heads.split(',').indexOf(name)]))
  const [{ requests }] =
    (await sql`select count(*)::integer as requests from bookings where tenant_id = 'claire' and set_aside is null`) as unknown as [
      { requests: number },
    ]
  const exported = column('requests').reduce((sum, count) => sum + count, 0)
  expect([exported > 0, exported <= requests]).toEqual([true, true])
  await sql.end()
})
