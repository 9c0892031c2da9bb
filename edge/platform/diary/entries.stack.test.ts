import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { findText } from '../../../db/queries/check-bookings.ts'
import { followLink } from '../../../scripts/test-support/follow-link.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { mailsAbout } from '../../../scripts/test-support/read-mails.ts'
import { requestDashboard, sendForm } from '../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

let sql: Sql
let sophie: string
let claire: string
beforeAll(async () => {
  sql = connect(inject('databaseUrl'))
  sophie = await signInAs('sophie', sql)
  claire = await signInAs('claire', sql)
})
afterAll(() => sql.end())

const ENTRY = '/dashboard/diary/entry'
const fields = (startsAt: string, change: Record<string, string> = {}): [string, string][] =>
  Object.entries({
    key: randomUUID(),
    service: 'Dinner',
    city: 'Melbourne',
    startsAt,
    hours: '3',
    name: 'Petra Phone',
    phone: '0491 570 156',
    ...change,
  })

describe('an appointment that she enters', () => {
  it('is in her diary once, however often she taps, sealed, and refused to clients from then on', async () => {
    const startsAt = startInDays(700)
    const form = fields(startsAt)
    const first = await sendForm(sophie, ENTRY, form)
    expect([first.status, first.text.includes('Added to your diary.')]).toEqual([303, true])
    expect(first.text).toMatch(/Petra Phone[\s\S]*You entered it/)
    expect((await sendForm(sophie, ENTRY, form)).text).toContain('Petra Phone')
    expect((await postBooking('sophie', { startsAt })).status).toBe(409)
    expect(await sql`select from bookings where tenant_id = 'sophie' and is_entry`).toHaveLength(1)
    expect(await findText(sql, 'Petra')).toEqual({})
    expect(await (await requestDashboard(`/dashboard/diary?on=${startsAt.slice(0, 10)}`, { cookie: sophie })).text()).toContain(
      'Petra Phone',
    )
    const reference = String((await sql`select reference from bookings where tenant_id = 'sophie' and is_entry`)[0]?.reference)
    expect((await requestDashboard(`${ENTRY}/${reference}`, { cookie: claire })).status).toBe(404)
  })

  it('keeps what was typed where something is wrong or in the way, and enters nothing', async () => {
    const startsAt = startInDays(703)
    await postBooking('sophie', { startsAt })
    const inTheWay = await sendForm(sophie, ENTRY, fields(startsAt, { name: 'Wendy Way' }))
    expect(inTheWay.status).toBe(422)
    expect(inTheWay.text).toContain('value="Wendy Way"')
    expect(inTheWay.text).toContain('Another booking, or a time you have offered, is in the way.')
    const wrong = await sendForm(sophie, ENTRY, fields('', { name: 'Wendy <b>', hours: 'x' }))
    expect(wrong.text).toMatch(/Choose a day and an hour\.[\s\S]*Choose full or half hours\.[\s\S]*Wendy &lt;b&gt;/)
  })

  it('keeps what she wrote to remember from its client, and tells the client of another time as one', async () => {
    const [startsAt, later] = [startInDays(709), startInDays(709, 11)]
    const told = { name: 'Nora Note', email: 'nora@example.com', message: 'Likes Riesling, hates lilies', tell: 'yes' }
    const made = await sendForm(sophie, ENTRY, fields(startsAt, told))
    expect(made.text).toMatch(/To remember<\/h2><blockquote>Likes Riesling/)
    const reference = /Reference<\/th><td>([0-9A-Z-]{9})/.exec(made.text)?.[1] ?? ''
    const [first] = await mailsAbout(reference, 1)
    const own = /See, change or cancel it: (\S+)/.exec(first?.text ?? '')?.[1] ?? ''
    const page = await (await followLink(own)).text()
    expect(page).toContain('Nora Note')
    expect([page, first?.text, String(first?.html)].join()).not.toMatch(/Riesling|lilies/)
    await sendForm(sophie, `${ENTRY}/${reference}`, [
      ['startsAt', later.slice(0, 16)],
      ['tell', 'yes'],
    ])
    const second = (await mailsAbout(reference, 2)).find(({ messageId }) => messageId !== first?.messageId)
    expect(second?.text).toMatch(/^Moved\n[\s\S]*instead of [^.]*7\spm[\s\S]*11\sam to 2\spm/)
    const sequenceOf = (mail: typeof first) => /SEQUENCE:(\d+)/.exec(String(mail?.attachments[0]?.content))?.[1]
    expect([sequenceOf(first), sequenceOf(second)]).toEqual(['0', '1'])
    expect(await (await followLink(own)).text()).toMatch(/This replaces/)
  })

  it('moves by her own word, and its old time is free', async () => {
    const [startsAt, later] = [startInDays(706), startInDays(706, 11)]
    const made = await sendForm(sophie, ENTRY, fields(startsAt, { name: 'Mona Move' }))
    const reference = /requests\/([0-9A-Z-]{9})/.exec(made.text)?.[1] ?? /Reference<\/th><td>([0-9A-Z-]{9})/.exec(made.text)?.[1] ?? ''
    const moved = await sendForm(sophie, `${ENTRY}/${reference}`, [['startsAt', later.slice(0, 16)]])
    expect(moved.text).toMatch(/Moved\.[\s\S]*11:00 am[\s\S]*You moved it to/)
    expect((await postBooking('sophie', { startsAt })).status).toBe(201)
    expect((await sendForm(sophie, `${ENTRY}/${reference}`, [['startsAt', startsAt.slice(0, 16)]])).text).toContain('is in the way')
  })
})
