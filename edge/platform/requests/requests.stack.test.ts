import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { followLink, linkIn } from '../../../scripts/test-support/follow-link.ts'
import { mailsAfterAnswer } from '../../../scripts/test-support/mails-after-answer.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { mailsAbout, mailTo } from '../../../scripts/test-support/read-mails.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

let sql: Sql
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(() => sql.end())

/** The ledger's word: it is sent by now, or another sender has just taken it. */
let day = 300
const book = (change: object = {}) => postBooking('claire', { startsAt: startInDays(day++), ...change })
/** Sends a form of a page and reads what the page says after the redirect. */
const send = async (link: string, form: Record<string, string>) => {
  const answer = await followLink(link, form)
  expect(answer.status).toBe(303)
  return (await followLink(new URL(answer.headers.get('location') ?? '', link).href)).text()
}
const statusOf = async (reference: string) => (await sql`select status from bookings where reference = ${reference}`)[0]?.status as string

describe('from a request to an appointment', () => {
  it('takes two taps: mail, link, Confirm; the client gets a calendar file with a neutral name', async () => {
    const { body, draft } = await book({
      message: 'Shall we see https://evil.example/login?\r\nBcc: x@example.com',
      phone: '+61 491 570 006',
    })
    const mails = await mailsAbout(body.reference, 2)
    const toClaire = mailTo(mails, 'claire@example.com', /, new \(/)
    expect(toClaire.from?.text).toBe('"Appointments" <appointments@companionconnect.app>')
    expect(toClaire.replyTo?.text).toBe(draft.email)
    expect(toClaire.text).toContain('https[:]//evil[.]example/login')
    expect(toClaire.headers.has('bcc')).toBe(false)
    expect(String(toClaire.html)).not.toMatch(/<img|src=|url\(/)
    const toSam = mailTo(mails, 'sam@example.com', /^Your request has arrived$/)
    expect(toSam.subject).not.toMatch(/dinner|companion|escort/i)
    expect(toSam.text).toMatch(/What: Dinner[\s\S]*Price: \$1,400/)

    const link = linkIn(toClaire, /Confirm: ([^\s?]+)/)
    const shown = await followLink(link)
    expect([shown.status, shown.headers.get('cache-control'), shown.headers.get('x-robots-tag')]).toEqual([200, 'no-store', 'noindex'])
    expect(await shown.text()).toContain('Sam Example')
    expect(await statusOf(body.reference)).toBe('pending') // a mail scanner has followed the link
    expect(await send(link, { to: 'completed' })).toContain('That isn’t possible now. This request is waiting for you.')
    expect(await send(link, { to: 'confirmed' })).toContain('Confirmed. You can undo it for two minutes; then the client is emailed.')
    expect(await statusOf(body.reference)).toBe('confirmed')
    expect(await send(link, { to: 'confirmed' })).toContain('It was already confirmed. Nothing was sent again.')
    // Before it is over nobody can have failed to come.
    expect(await (await followLink(link)).text()).not.toMatch(/Mark as/)
    expect(await send(link, { to: 'no_show' })).toContain('That isn’t possible now.')
    const confirmed = mailTo(await mailsAfterAnswer(sql, body.reference, 3), 'sam@example.com', /confirmed/)
    const ics = confirmed.attachments.find(({ filename }) => filename === 'appointment.ics')
    expect(ics?.content.toString()).toMatch(/METHOD:PUBLISH[\s\S]*SUMMARY:Appointment/)

    const own = linkIn(confirmed, /See, change or cancel it: (\S+)/)
    expect(own).toMatch(/^http:\/\/claire\.localhost/)
    expect(await (await followLink(own)).text()).toContain('Your appointment is confirmed.')
    expect((await followLink(own.replace('claire.localhost', 'sophie.localhost'))).status).toBe(404)
    // An address that was cut short, or a deed that nobody knows, cancels nothing.
    for (const asked of ['', '?do=', '?do=confirmed', '?do=Cancel', '?said=moved', '?do=pick', '?x=cancel']) {
      const unclear = await followLink(own + asked, { do: 'cancel' })
      expect(unclear.status, asked).toBe(303)
      expect(await statusOf(body.reference), asked).toBe('confirmed')
      const shown = await (await followLink(new URL(unclear.headers.get('location') ?? '', own).href)).text()
      expect(shown, asked).toContain(asked === '?do=pick' ? 'offer that time any more' : 'Nothing has changed yet.')
      expect(shown, asked).toContain('<form method="post" action="?do=cancel"')
    }
    expect((await followLink(`${own}?do=cancel`, {})).status).toBe(303)
    expect(await statusOf(body.reference)).toBe('cancelled')
    const afterwards = await mailsAbout(body.reference, 5)
    mailTo(afterwards, 'claire@example.com', /, cancelled \(/)
    // Who cancels has the appointment in a calendar too.
    const gone = mailTo(afterwards, 'sam@example.com', /cancelled/).attachments.find(({ filename }) => filename === 'cancelled.ics')
    expect(gone?.content.toString()).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:1/)
    const uid = (file: typeof gone) => /^UID:.*$/m.exec(file?.content.toString() ?? '')?.[0]
    expect(uid(gone)).toBe(uid(ics))
    // No words of the companion's about what the client did, and nothing that the client was told of it.
    expect(await (await followLink(link)).text()).not.toContain('emailed')
    const log =
      await sql`select from_status, to_status, actor from booking_log l join bookings b using (tenant_id, booking_id) where b.reference = ${body.reference} order by log_id`
    expect(log.map(({ from_status, to_status, actor }) => `${from_status} ${to_status} ${actor}`)).toEqual([
      'null pending client',
      'pending confirmed companion',
      'confirmed cancelled client',
    ])
    // A cancelled time can be asked for again.
    expect((await book({ startsAt: draft.startsAt })).status).toBe(201)
  })

  it('shows the mails of a local run, and 404 for one that is not there', async () => {
    const { body } = await book()
    await mailsAbout(body.reference, 2)
    const open = (path: string) => requestSite({ port: inject('port'), path })
    const list = await open('/_/mails')
    expect([list.status, list.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining('sandbox')])
    const link = /href="(\/_\/mails\/[0-9a-f-]{36})"/.exec(await list.text())?.[1] ?? ''
    expect((await open(link)).status).toBe(200)
    expect((await open('/_/mails/x')).status).toBe(404)
  })

  it('says politely what is no longer possible, and lets a hold run out', async () => {
    const { body } = await book()
    const link = linkIn(mailTo(await mailsAbout(body.reference, 2), 'claire@example.com', /, new \(/), /Confirm: ([^\s?]+)/)
    expect(await send(link, { to: 'declined' })).toContain('Declined. You can undo it for two minutes; then the client is emailed.')
    expect(await send(link, { to: 'confirmed' })).toContain('That isn’t possible now. This request is declined.')
    const late = await book()
    await sql`update bookings set hold_expires_at = now() - interval '1 minute' where reference = ${late.body.reference}`
    await sql`select pass_time_on_bookings()`
    expect(await statusOf(late.body.reference)).toBe('expired')
    const told = mailTo(await mailsAbout(late.body.reference, 4), 'claire@example.com', /, expired \(/)
    const lateLink = linkIn(told, /Confirm anyway: ([^\s?]+)/)
    expect(await (await followLink(lateLink)).text()).toMatch(/It is still free[\s\S]*Confirm anyway/)
    // Another takes the time: to confirm is not offered any more, and not done either.
    expect((await book({ startsAt: late.draft.startsAt })).status).toBe(201)
    const taken = await (await followLink(lateLink)).text()
    expect(taken).toContain('another booking holds that time now')
    expect(taken).not.toContain('Confirm anyway')
    expect(await send(lateLink, { to: 'confirmed' })).toContain('Another booking holds that time now.')
    expect((await followLink(link.replace(/[0-9a-f]{4}$/, '0000'))).status).toBe(404)
  })

  it('reads a calendar that tells free starts and nothing else', async () => {
    const { draft } = await book()
    const date = draft.startsAt.slice(0, 10)
    const response = await requestSite({
      port: inject('port'),
      slug: 'claire',
      path: `/_/availability?from=${date}&days=1&service=dinner&hours=3`,
    })
    const body = (await response.json()) as { days: { date: string; starts: string[] }[] }
    expect(Object.keys(body)).toEqual(['days'])
    const starts = body.days[0]?.starts ?? []
    expect(starts).toContain('15:30')
    expect(starts).not.toContain('16:00')
    expect(starts).not.toContain('22:00')
    expect(starts).toContain('22:30')
    expect((await requestSite({ port: inject('port'), slug: 'claire', path: '/_/availability?days=1000' })).status).toBe(400)
  })
})
