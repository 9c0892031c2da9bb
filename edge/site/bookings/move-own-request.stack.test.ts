import type { ParsedMail } from 'mailparser'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { changeBooking } from '../../../db/queries/requests.ts'
import { eventually } from '../../../scripts/test-support/eventually.ts'
import { followLink } from '../../../scripts/test-support/follow-link.ts'
import { actionIn, choicesIn, bookOwn as own } from '../../../scripts/test-support/own-page.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { mailsAbout, mailTo, recipientOf } from '../../../scripts/test-support/read-mails.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

let sql: Sql
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(() => sql.end())

const calendarOf = (mail: ParsedMail): string => mail.attachments.map(({ content }) => content.toString()).join('')

const freeStarts = async (date: string, hours = 3): Promise<string[]> => {
  const path = `/_/availability?from=${date}&days=1&service=dinner&hours=${hours}`
  const body = (await (await requestSite({ port: inject('port'), slug: 'claire', path })).json()) as { days: { starts: string[] }[] }
  return body.days[0]?.starts ?? []
}

describe('a client’s own request', () => {
  it('moves by a tap that chooses and one that sends, to what her form would take, and she is told', async () => {
    const [before, after] = [startInDays(150), startInDays(152)]
    const { reference, show, post } = await own(before, 'mover@example.com')
    expect(await show()).toContain('href="?change"')
    const day = after.slice(0, 10)
    const shown = await show(`?change=${day}&hours=3`)
    // In her layout, with the times that the form has for that day, and no more.
    expect(shown).toContain('data-layout="elegant"')
    expect(
      choicesIn(shown)
        .map((choice) => choice.get('time'))
        .toSorted(),
    ).toEqual(await freeStarts(day))
    expect(actionIn(shown)).toBe('')
    const chosen = `?change=${day}&hours=3&time=${after.slice(11, 16)}`
    const asks = await show(chosen)
    expect(asks).toContain('Your request moves there')
    expect(await freeStarts(before.slice(0, 10))).not.toContain(before.slice(11, 16))
    const moved = await post(actionIn(asks))
    expect([moved.status, moved.headers.get('location')]).toEqual([303, expect.stringMatching(/said=moved$/)])
    expect(await show('?said=moved')).toMatch(/Your request is now for this time/)
    // Back leads to what was chosen, and that is what was sent.
    const back = await show(chosen)
    expect(back).toContain('Your request is now for this time')
    expect(back).not.toContain('That isn’t possible any more.')
    expect(await freeStarts(before.slice(0, 10))).toContain(before.slice(11, 16))
    expect(await freeStarts(day)).not.toContain(after.slice(11, 16))
    const mail = mailTo(await mailsAbout(reference, 4), 'claire@example.com', /changed/)
    expect(mail.text).toContain('has asked for another time')
  })

  it('offers its own hours to itself, for another length and its price too', async () => {
    const start = startInDays(155)
    const { show } = await own(start, 'longer@example.com')
    const day = start.slice(0, 10)
    // Held from everybody else.
    expect(await freeStarts(day, 4)).not.toContain(start.slice(11, 16))
    const longer = await show(`?change=${day}&hours=4`)
    const times = (page: string) => choicesIn(page).map((choice) => choice.get('time'))
    expect(times(longer)).toContain(start.slice(11, 16))
    expect(actionIn(await show(`?change=${day}&hours=4&time=${start.slice(11, 16)}`))).toBe(`?do=move&time=${start.slice(0, 16)}&hours=4`)
    expect(longer).toMatch(/4 hours, (\$[\d,]+|price on request), Sydney time/)
    expect(longer).toContain('<optgroup label="Another length">')
    // To where it is already it does not move.
    expect(times(await show(`?change=${day}`))).not.toContain(start.slice(11, 16))
  })

  it('does not move where the form would refuse it, and says so beside what is free', async () => {
    const [start, taken] = [startInDays(157), startInDays(158)]
    const { show, post } = await own(start, 'refused@example.com')
    await postBooking('claire', { startsAt: taken })
    for (const time of [taken.slice(0, 16), '2026-01-01T19:00', `${start.slice(0, 10)}T04:00`, 'tomorrow', '']) {
      const answer = await post(`?do=move&${new URLSearchParams({ time, hours: '3' })}`)
      expect([answer.status, answer.headers.get('location')], time).toEqual([303, expect.stringMatching(/said=slot_taken$/)])
    }
    expect(await show(`?change=${taken.slice(0, 10)}&said=slot_taken`)).toContain('That time isn’t free any more, and nothing has changed.')
    // A choice that somebody else has had meanwhile is none.
    const late = await show(`?change=${taken.slice(0, 10)}&hours=3&time=${taken.slice(11, 16)}`)
    expect([late.includes('That time isn’t free any more'), actionIn(late)]).toEqual([true, ''])
    // No other length than the service can be had for: it moves for as long as it was.
    await post(`?do=move&time=${startInDays(159).slice(0, 16)}&hours=0.5`)
    expect(await show()).toContain('3 hours')
  })

  it('asks to move what is confirmed: both times are held, and her one tap moves it', async () => {
    const [before, after] = [startInDays(162), startInDays(164)]
    const { reference, link, show, post } = await own(before, 'asks@example.com')
    // What is not confirmed is nothing for a calendar.
    expect((await followLink(`${link}?calendar`)).headers.get('location')).toMatch(/\/_\/request\/[^?]+$/)
    const cookie = await signInAs('claire', sql)
    const ask = (form: Record<string, string>) => requestDashboard(`/dashboard/requests/${reference}`, { cookie, form })
    const hidden = async (deed: string) => {
      const page = await (await requestDashboard(`/dashboard/requests/${reference}`, { cookie })).text()
      const form = page.split('<form').find((each) => each.includes(`value="${deed}"`)) ?? ''
      return Object.fromEntries([...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
    }
    await changeBooking(sql, 'claire', { reference, to: 'confirmed', actor: 'companion' })
    expect(await show()).toContain('Ask for another time')
    const day = after.slice(0, 10)
    const chosen = `?change=${day}&hours=3&time=${after.slice(11, 16)}`
    const asked = await post(actionIn(await show(chosen)))
    expect(asked.headers.get('location')).toMatch(/said=asked$/)
    const stands = 'Until I answer, our appointment stands as it is, and I hold both times.'
    expect(await show()).toContain(stands)
    const back = await show(chosen)
    expect([back.includes(stands), back.includes('That isn’t possible any more.')]).toEqual([true, false])
    expect([await freeStarts(before.slice(0, 10)), await freeStarts(day)].some((starts) => starts.includes('19:00'))).toBe(false)
    const told = await mailsAbout(reference, 5)
    const mail = mailTo(told, 'claire@example.com', /another time/)
    expect(mail.text).toMatch(/asked to move it\.\n\n? *\w{3} \d+\s\w+, 7:00 pm\n[\s\S]*instead of \w{3} \d+\s\w+, 7:00 pm, Sydney time/)
    // The client hears once that it has come, and what stands meanwhile.
    const received = told.filter((each) => recipientOf(each).includes('asks@example.com') && each.subject === 'About your appointment')
    expect(received).toHaveLength(1)
    expect(received[0]?.text).toMatch(
      /asked to move our appointment to \w{3} \d+\s\w+, 7 pm, Sydney time\. It stays as it is, on \w+ \d+\s\w+, until/,
    )
    expect(received[0]?.attachments).toEqual([])
    // What has to be answered first is what Today shows, whoever else booked here.
    await sql`update bookings set hold_expires_at = now() + interval '1 hour' where reference = ${reference}`
    // It waits for her: both hours, both answers and the badge, on Today and on Requests.
    for (const list of ['/dashboard', '/dashboard/requests']) {
      const text = await (await requestDashboard(list, { cookie })).text()
      const card = text.split('<section').find((each) => each.includes('Another time?') && each.includes(reference)) ?? ''
      expect(card, list).toMatch(/7:00 pm[\s\S]*Now \w{3},? \d+\s\w+[^<]*7:00 pm[\s\S]*Sydney time/)
      expect([card.includes('value="agree"'), card.includes('value="keep"')], list).toEqual([true, true])
      expect(text).not.toContain('Nothing is waiting for you.')
      expect(text, list).toMatch(/, <\/span>[1-9]\d*<span class="hidden"> waiting/)
    }
    const linkTo = (deed: string) => (mail.text?.match(new RegExp(`https?:\\S+\\?do=${deed}`)) ?? [''])[0]
    const firstOn = async (deed: string) => /value="(agree|keep)"/.exec(await (await followLink(linkTo(deed))).text())?.[1]
    expect([await firstOn('agree'), await firstOn('keep')]).toEqual(['agree', 'keep'])

    const agree = await hidden('agree')
    expect(agree).toMatchObject({ do: 'agree', wish: expect.stringMatching(/^\d+$/) })
    expect((await ask({ ...agree, wish: String(Number(agree.wish) + 60) })).headers.get('location')).toMatch(/said=moved$/)
    expect((await ask(agree)).headers.get('location')).toMatch(/said=changed$/)
    expect(await freeStarts(before.slice(0, 10))).toContain(before.slice(11, 16))
    expect(await freeStarts(day)).not.toContain('19:00')
    const confirmed = await eventually(async () => {
      const found = (await mailsAbout(reference, 6)).filter((each) => /SEQUENCE:[1-9]/.test(calendarOf(each)))
      return found.length > 0 ? found : undefined
    })
    expect(calendarOf(confirmed[0] as ParsedMail)).toContain(`DTSTART;TZID=Australia/Sydney:${day.replaceAll('-', '')}T190000`)
    expect(await show()).toContain('This replaces')
    expect(confirmed[0]?.text).toContain('Moved, as you asked:')
    // The same file behind the same key: a calendar takes it for the one it has.
    const file = await followLink(`${link}?calendar`)
    expect([file.status, file.headers.get('cache-control')]).toEqual([200, expect.stringContaining('no-store')])
    expect([file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([
      'text/calendar; charset=utf-8',
      expect.stringContaining('filename="appointment.ics"'),
    ])
    const lines = (text: string) => text.split('\r\n').filter((line) => !line.startsWith('DTSTAMP'))
    expect(lines(await file.text())).toEqual(lines(String(confirmed[0]?.attachments[0]?.content)))
  })

  it('keeps the price that was agreed for as long, and costs today’s for another length', async () => {
    const start = startInDays(176)
    const { reference, show, post } = await own(start, 'agreed@example.com')
    const priceOf = async () => (await sql`select price_cents from bookings where reference = ${reference}`)[0]?.price_cents
    // She has published another price since.
    await sql`update bookings set price_cents = 123400 where reference = ${reference}`
    const day = startInDays(178).slice(0, 10)
    expect(await show(`?change=${day}`)).toContain('3 hours, $1,234, Sydney time')
    expect(await show(`?change=${day}&hours=4`)).not.toContain('$1,234')
    await post(`?do=move&time=${startInDays(178).slice(0, 16)}&hours=3`)
    expect(await priceOf()).toBe(123_400)
    await changeBooking(sql, 'claire', { reference, to: 'confirmed', actor: 'companion' })
    expect(await show(`?change=${startInDays(180).slice(0, 10)}`)).toContain('3 hours, $1,234, Sydney time')
  })

  it('that is moved or cancelled while it waits is told to its client each time, with nothing for a calendar', async () => {
    const email = 'told-client@example.com'
    const { reference, post } = await own(startInDays(170), email)
    await post(`?do=move&time=${startInDays(172).slice(0, 16)}&hours=3.5`)
    const moved = await eventually(async () => mailTo(await mailsAbout(reference, 3), email, /has changed/))
    expect(moved.text).toMatch(/You asked for: .*, 7 to 10:30 pm, Sydney time\nWhat: Dinner date, 3½ hours\n/)
    await post('?do=cancel')
    const cancelled = await eventually(async () => mailTo(await mailsAbout(reference, 4), email, /is cancelled/))
    expect(cancelled.text).toContain('Nothing is booked')
    expect([moved, cancelled].map(({ attachments }) => attachments.length)).toEqual([0, 0])
  })

  it('that is none, is none here too', async () => {
    const link = 'http://claire.localhost/_/request/claire.2222-2222.00000000000000000000000000000000'
    expect((await followLink(`${link}?change`)).status).toBe(404)
    expect((await followLink(`${link}?do=move&time=2027-01-01T19:00&hours=3`, {})).headers.get('location')).toMatch(/said=not_allowed$/)
  })
})
