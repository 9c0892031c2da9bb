import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { followLink, linkIn } from '../../../scripts/test-support/follow-link.ts'
import { hashOfClient } from '../../../scripts/test-support/hash-of-client.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { mailsAbout, mailTo, readMails, recipientOf } from '../../../scripts/test-support/read-mails.ts'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

let sql: Sql
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(() => sql.end())

let day = 600
const book = (change: object = {}) => postBooking('claire', { startsAt: startInDays(day++), ...change })

describe('what a client sees', () => {
  it('asks the client to confirm the address by a tap, which no mail scanner makes, and tells her how it stands', async () => {
    const { body } = await book({ email: 'confirms@example.com' })
    const mails = await mailsAbout(body.reference, 2)
    expect(mailTo(mails, 'claire@example.com', /, new \(/).text).toContain('not confirmed yet')
    const link = linkIn(mailTo(mails, 'confirms@example.com', /arrived/), /Yes, it’s me: (\S+)/)
    const checkOf = async () =>
      (
        await sql`select email_check, hold_expires_at = least(held_until, hold_expires_at) as is_long from bookings where reference = ${body.reference}`
      )[0]
    const shown = await (await followLink(link)).text()
    expect(shown).toContain('Yes, it’s me')
    expect(await checkOf()).toEqual({ email_check: 'asked', is_long: false })
    const companion = linkIn(mailTo(mails, 'claire@example.com', /, new \(/), /Confirm: ([^\s?]+)/)
    expect(await (await followLink(companion)).text()).toMatch(/email not confirmed/i)
    const action = /<form method="post" action="([^"]+)"/.exec(shown)?.[1] ?? ''
    const post = (headers: Record<string, string>) => followLink(link + action, {}, headers)
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(await checkOf()).toEqual({ email_check: 'asked', is_long: false })
    const led = await post({})
    expect([led.status, led.headers.get('location')?.split('?')[1]]).toEqual([303, 'said=confirmed'])
    expect(await checkOf()).toEqual({ email_check: 'confirmed', is_long: true })
    expect(await (await followLink(`${link}?said=confirmed`)).text()).toContain('your email address is confirmed')
    // Once: where the tap leads, and not each time the link is opened.
    const after = await (await followLink(link)).text()
    expect(after).not.toContain('your email address is confirmed')
    expect(after).not.toContain('Yes, it’s me')
    expect(await (await followLink(companion)).text()).not.toMatch(/email not confirmed/i)
    expect(await readMails(inject('dataDir'), body.reference)).toHaveLength(2)
  })

  it('answers a client she has blocked as anybody, byte for byte, and mails her nothing', async () => {
    await sql`insert into blocked_clients (tenant_id, client_hash) values ('claire', ${await hashOfClient('claire', 'blocked@example.com')})`
    const ask = async (email: string) => {
      const startsAt = startInDays(day++)
      const response = await requestSite({
        port: inject('port'),
        slug: 'claire',
        path: '/_/bookings',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'cf-connecting-ip': freshAddress() },
        body: JSON.stringify({ name: 'Sam Example', email, service: 'dinner', hours: 3, startsAt }),
      })
      const text = await response.text()
      const { reference } = JSON.parse(text) as { reference: string }
      const mail = await eventually(async () =>
        (await readMails(inject('dataDir'), reference)).find((each) => recipientOf(each).includes(email)),
      )
      const link = linkIn(mail, /See, change or cancel it: (\S+)/)
      const own = await (await followLink(link)).text()
      const blank = (words: string) =>
        words
          .replaceAll(reference, 'REFERENCE')
          .replaceAll(email, 'EMAIL')
          .replaceAll(/claire\.REFERENCE\.[0-9a-f]{32}/g, 'TOKEN')
          .replaceAll(/(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w* \d+\s\w+\s\d{4}/g, 'DAY')
          .replaceAll(/\d{1,2}:\d{2} [ap]m/g, 'TIME')
          // The two ask for one day after the other.
          .replaceAll(/data-(from|to)="\d+"/g, 'data-$1="TIME"')
      return {
        reference,
        status: response.status,
        headers: [...response.headers].filter(([name]) => name !== 'date').sort(),
        body: blank(text),
        mail: [mail.subject, mail.from?.text, mail.replyTo?.text, blank(mail.text ?? ''), blank(String(mail.html))],
        own: blank(own),
      }
    }
    const { reference: anybodys, ...anybody } = await ask('anybody@example.com')
    const { reference: blockeds, ...blocked } = await ask('blocked@example.com')
    expect(blocked).toEqual(anybody)
    await mailsAbout(anybodys, 2)
    expect(await sql`select kind from mails where occasion = ${blockeds}`).toHaveLength(1)
  })
})
