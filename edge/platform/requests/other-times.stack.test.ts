import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { findText } from '../../../db/queries/check-bookings.ts'
import { legOf } from '../../../scripts/runtime/tour-days.ts'
import { answerAs } from '../../../scripts/test-support/answer-as.ts'
import { followLink } from '../../../scripts/test-support/follow-link.ts'
import { mailsAfterAnswer } from '../../../scripts/test-support/mails-after-answer.ts'
import { mailsAbout, mailTo } from '../../../scripts/test-support/read-mails.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'

const { sql, nextStart, book, pageOf, send, show } = await answerAs('claire', { firstDay: 560 })
const offer = (reference: string, times: string[], words = '') =>
  send(pageOf(reference), [['do', 'offer'], ['words', words], ...times.map((time): [string, string] => ['time', time])])
const freeStarts = async (date: string) => {
  const path = `/_/availability?from=${date}&days=1&service=dinner&hours=3`
  const body = (await (await requestSite({ port: inject('port'), slug: 'claire', path })).json()) as { days: { starts: string[] }[] }
  return body.days[0]?.starts ?? []
}
const statusOf = async (reference: string) =>
  (
    await sql`select status, to_char(starts_at at time zone time_zone, 'YYYY-MM-DD"T"HH24:MI') as local from bookings where reference = ${reference}`
  )[0]

describe('other times', () => {
  it('are offered with her words, held, mailed with a link, picked with one tap, and confirmed', async () => {
    const { body, draft } = await book({ name: 'Steve Example', email: 'steve@example.com' })
    const { reference } = body
    const [first, second] = [nextStart(), nextStart()]
    const secret = `not on Friday ${randomUUID()}`
    const offered = await offer(reference, [first, second, ''], secret)
    expect(offered.status).toBe(303)
    expect(offered.text).toMatch(/The times are held\. You can undo it for two minutes; then the client is emailed\./)
    expect(offered.text).toContain('waiting for the client')
    // Nobody else is offered or given them, and her words lie nowhere as they are.
    expect(await freeStarts(first.slice(0, 10))).not.toContain(first.slice(11, 16))
    expect((await book({ startsAt: first })).status).toBe(409)
    expect(await findText(sql, secret)).toEqual({})

    const mail = mailTo(await mailsAfterAnswer(sql, reference, 3), 'steve@example.com', /About your request|another time/i)
    expect(mail.text).toContain(secret)
    const link = /http\S+/.exec(mail.text ?? '')?.[0] ?? ''
    expect(link).toMatch(/^http:\/\/claire\.localhost/)
    const shown = await (await followLink(link)).text()
    expect(shown).toContain(secret)
    const [, pick = ''] = [...shown.matchAll(/action="(\?do=pick&amp;time=\d+)"/g)].map(([, action]) => action?.replace('&amp;', '&'))
    expect((await followLink(link.split('?')[0] + pick, {})).status).toBe(303)
    expect(await statusOf(reference)).toEqual({ status: 'confirmed', local: second.slice(0, 16) })
    // A second tap changes nothing; the other time and the one asked for are free again.
    expect((await followLink(link.split('?')[0] + pick, {})).headers.get('location')).not.toContain('said')
    // Another tab still shows the other one, which is free again: he has chosen.
    const [other = ''] = [...shown.matchAll(/action="(\?do=pick&amp;time=\d+)"/g)].map(([, action]) => action?.replace('&amp;', '&'))
    const again = (await followLink(link.split('?')[0] + other, {})).headers.get('location') ?? ''
    expect(await (await followLink(new URL(again, link).href)).text()).toContain('You have already chosen another time')
    expect(await freeStarts(first.slice(0, 10))).toContain(first.slice(11, 16))
    expect((await book({ startsAt: draft.startsAt })).status).toBe(201)
    const mails = await mailsAbout(reference, 5)
    const confirmed = mailTo(mails, 'steve@example.com', /confirmed/)
    expect(confirmed.attachments.map(({ filename }) => filename)).toContain('appointment.ics')
    // What she wrote belongs to the times: neither this mail nor the page says it again.
    expect([confirmed.text?.includes(secret), (await (await followLink(link)).text()).includes(secret)]).toEqual([false, false])
    expect(mailTo(mails, 'claire@example.com', /, confirmed \(/).text).toContain('Steve Example')
    expect(await show(pageOf(reference))).toMatch(/The client picked [^<]+ instead of [^<]+ \(Sydney time\)<span class="sub block">/)
  })

  it('are refused in words: taken, over, too many, none, or where she is somewhere else', async () => {
    const { body } = await book()
    const { draft } = await book()
    const cases: [string[], RegExp][] = [
      [[draft.startsAt], /is taken: another booking, or another offer, has that time/],
      [['2026-01-10T19:00'], /has already passed/],
      [[`${legOf('claire', 'Brisbane').to}T12:00`], /you are in Brisbane then/],
      [['2027-10-03T02:30'], /the clocks change at that moment/],
      [[1, 2, 3, 4].map(() => nextStart()), /Choose up to three times/],
      [[''], /Choose at least one time/],
      [['tomorrow'], /Choose a day and an hour/],
    ]
    for (const [times, words] of cases) {
      const refused = await offer(body.reference, times)
      expect([refused.status, words.test(refused.text)], `${times}`).toEqual([422, true])
    }
    expect(
      await sql`select from taken_times t join bookings b using (tenant_id, booking_id) where b.reference = ${body.reference} and t.kind = 'offer'`,
    ).toHaveLength(0)
    // Nothing that she had chosen or written is lost, on her page or behind the mail.
    const words = 'I’m on a train that evening, <b>sorry</b>.'
    const written = />I’m on a train that evening, &lt;b&gt;sorry&lt;\/b&gt;\.<\/textarea>/
    expect((await offer(body.reference, [''], words)).text).toMatch(written)
    expect((await offer(body.reference, ['2026-01-10T19:00'], words)).text).toMatch(/value="2026-01-10T19:00"[\s\S]*train that evening/)
    const link = /http\S+\/requests\/[^\s?]+/.exec(mailTo(await mailsAbout(body.reference, 2), 'claire@example.com', /./).text ?? '')?.[0]
    const refused = await followLink(link ?? '', { do: 'offer', time: '', words })
    expect([refused.status, written.test(await refused.text())]).toEqual([422, true])
  })

  it('are questioned once where they are outside her hours, and offered if she says so again', async () => {
    const { reference } = (await book()).body
    const [early, night] = [nextStart(), nextStart()].map((start, index) => `${start.slice(0, 10)}T0${index === 0 ? 8 : 3}:00`)
    const times = [early ?? '', nextStart(), night ?? '']
    const first = await offer(reference, times, 'See you')
    expect([first.status, first.text.match(/(8:00 am|3:00 am) is outside your hours\./g)?.length]).toEqual([422, 2])
    expect(first.text).toMatch(new RegExp(`name="anyway" value="${early} ${night}"[\\s\\S]*See you[\\s\\S]*Offer anyway`))
    // Another time outside them is one that she has not been asked about.
    const form = (anyway: string) => [...times.map((time): [string, string] => ['time', time]), ['anyway', anyway] as [string, string]]
    expect((await send(pageOf(reference), [['do', 'offer'], ...form(early ?? '')])).status).toBe(422)
    expect((await send(pageOf(reference), [['do', 'offer'], ...form(`${early} ${night}`)])).status).toBe(303)
    expect(await show(pageOf(reference))).toMatch(/You offered [^<]+, 8:00 am or [^<]+, 3:00 am or [^<]+ \(Sydney time\)/)
  })

  it('move an appointment: it stands until one is picked, and the calendar takes the new time for the old one', async () => {
    const { body } = await book({ email: 'bruno@example.com' })
    const { reference } = body
    const time = nextStart()
    // What has not left by then is not true any more.
    await mailsAbout(reference, 2)
    await send(pageOf(reference), [
      ['do', 'change'],
      ['to', 'confirmed'],
      ['words', 'Pay to the account I told you.'],
    ])
    const icsOf = async (count: number) => {
      const invitations = (await mailsAfterAnswer(sql, reference, count)).filter(({ subject }) => /confirmed|has moved/.test(subject ?? ''))
      const files = invitations.flatMap(({ attachments }) => attachments.filter(({ filename }) => filename === 'appointment.ics'))
      return files.map(({ content }) => content.toString())
    }
    const [before = ''] = await icsOf(3)
    expect((await offer(reference, [time], 'I’m on a train that evening.')).text).toMatch(
      /It is held until .* time\. If the client picks it, it is confirmed\. Until then the appointment stands as it is\./,
    )
    const mail = mailTo(await mailsAfterAnswer(sql, reference, 4), 'bruno@example.com', /^About your appointment$/)
    const link = /http\S+/.exec(mail.text ?? '')?.[0]?.split('?')[0] ?? ''
    const page = await (await followLink(link)).text()
    expect(page).toContain('I have to ask you to move our appointment')
    expect((await statusOf(reference))?.status).toBe('confirmed')
    await followLink(link + (/action="(\?do=pick&amp;time=\d+)"/.exec(page)?.[1]?.replace('&amp;', '&') ?? ''), {})
    expect(await statusOf(reference)).toEqual({ status: 'confirmed', local: time.slice(0, 16) })
    const after = (await icsOf(6)).find((each) => each !== before) ?? ''
    const moved = mailTo(await mailsAbout(reference, 6), 'bruno@example.com', /^Your appointment has moved$/)
    expect(moved.text).toContain('Pay to the account I told you.')
    expect(moved.text).not.toContain('on a train')
    expect(await show(pageOf(reference))).toMatch(/Pay to the account[\s\S]*on a train/)
    expect(moved.text).toMatch(/Our appointment is now on .*, instead of /)
    expect(mailTo(await mailsAbout(reference, 6), 'claire@example.com', /, moved \(/).text).toContain('This replaces ')
    const line = (ics: string, name: string) => new RegExp(`^${name}:.*$`, 'm').exec(ics)?.[0]
    expect([line(before, 'SEQUENCE')?.trim(), line(after, 'SEQUENCE')?.trim()]).toEqual(['SEQUENCE:0', 'SEQUENCE:1'])
    expect(line(after, 'UID')).toBe(line(before, 'UID'))
  })

  it('can be withdrawn; a tap after that is told so, and changes nothing', async () => {
    const { body } = await book({ email: 'amir@example.com' })
    const time = nextStart()
    await offer(body.reference, [time])
    const mail = mailTo(await mailsAfterAnswer(sql, body.reference, 3), 'amir@example.com', /About your request|another time/i)
    const link = /http\S+/.exec(mail.text ?? '')?.[0] ?? ''
    const pick = /action="(\?do=pick&amp;time=\d+)"/.exec(await (await followLink(link)).text())?.[1]?.replace('&amp;', '&') ?? ''
    expect((await send(pageOf(body.reference), [['do', 'withdraw']])).text).toContain('You have taken back what you offered.')
    const texts = (await mailsAbout(body.reference, 4)).map(({ text }) => text ?? '')
    expect(texts.filter((text) => text.includes('Your request is waiting for my answer again'))).toHaveLength(1)
    const late = await followLink(link.split('?')[0] + pick, {})
    expect(await (await followLink(new URL(late.headers.get('location') ?? '', link).href)).text()).toContain(
      'I can’t offer that time any more.',
    )
    expect((await statusOf(body.reference))?.status).toBe('pending')
    // Another tenant's page knows no such link.
    expect((await followLink(link.split('?')[0]?.replace('claire.localhost', 'sophie.localhost') + pick, {})).status).toBe(303)
    expect((await statusOf(body.reference))?.status).toBe('pending')
  })
})
