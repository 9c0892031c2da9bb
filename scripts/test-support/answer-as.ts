import { afterAll, inject } from 'vitest'
import { connect } from '../../db/connect.ts'
import { hurryMails } from '../../db/queries/hurry-mails.ts'
import { dashboardPath } from '../../tenants/contract/urls.ts'
import { postBooking } from './post-booking.ts'
import { requestDashboard, sendForm } from './request-dashboard.ts'
import { signInAs } from './sign-in.ts'
import { startInDays } from './start-in-days.ts'

/** What the tests of one file do as a companion who answers requests: each of these is for a day of its own, from `firstDay` on. */
export async function answerAs(slug: string, { firstDay }: { firstDay: number }) {
  const sql = connect(inject('databaseUrl'))
  afterAll(() => sql.end())
  const cookie = await signInAs(slug, sql)
  let day = firstDay
  const nextStart = () => startInDays(day++)
  const book = (change: object = {}) => postBooking(slug, { startsAt: nextStart(), ...change })
  return {
    sql,
    nextStart,
    book,
    pageOf: (reference: string) => dashboardPath(`requests/${reference}`),
    send: (path: string, fields: [string, string][]) => sendForm(cookie, path, fields),
    show: async (path: string) => (await requestDashboard(path, { cookie })).text(),
    /** The mail of a decline waits until it cannot be undone any more. The mails of the next request take it along. */
    leaveNow: async (reference: string): Promise<void> => {
      await hurryMails(sql, reference)
      await book()
    },
  }
}
