import { describe, expect, it } from 'vitest'
import { answerAs } from '../../../scripts/test-support/answer-as.ts'
import { followLink, linkIn } from '../../../scripts/test-support/follow-link.ts'
import { mailsAbout, mailTo, recipientOf } from '../../../scripts/test-support/read-mails.ts'

const { sql, book, pageOf, send, show, leaveNow } = await answerAs('claire', { firstDay: 685 })

describe('a decline', () => {
  it('is taken back until its mail leaves, from the list too, and says so when it is too late', async () => {
    const { body } = await book({ email: 'undone@example.com' })
    const page = pageOf(body.reference)
    const link = linkIn(mailTo(await mailsAbout(body.reference, 2), 'undone@example.com', /./), /(http\S+\/_\/request\/[^\s?]+)/)
    const own = async () => (await followLink(link)).text()
    const decline = () =>
      send(page, [
        ['do', 'change'],
        ['to', 'declined'],
        ['words', 'Not this week.'],
        ['back', '/dashboard'],
      ])
    const undo = () => send(page, [['do', 'undo']])
    expect((await decline()).text).toMatch(
      /Declined\. You can undo it for two minutes; then the client is emailed\.[\s\S]*Undo the decline/,
    )
    // Its client hears of it by the mail, and what she may take back is not said before that.
    const before = await own()
    expect(before).toContain('The time isn’t guaranteed until I confirm it.')
    expect(before).not.toMatch(/I can’t make this time|Not this week\./)
    expect((await undo()).text).toMatch(/Undone\. It’s waiting for you again[\s\S]*You undid the decline/)
    const [again] = await sql`
      select b.status, b.holds_time, b.answered_at, (select m.status from mails m where m.occasion = b.reference and m.kind = 'declined_client') as mail
      from bookings b where reference = ${body.reference}`
    expect(again).toEqual({ status: 'pending', holds_time: true, answered_at: null, mail: 'withheld' })
    expect(await show(page)).not.toContain('Not this week.')
    await decline()
    await leaveNow(body.reference)
    await mailsAbout(body.reference, 3)
    expect(await own()).toMatch(/I can’t make this time[\s\S]*Not this week\./)
    expect((await undo()).text).toContain('Too late to undo: the client has been told. This request is declined.')
    expect(await show(page)).not.toContain('Undo the decline')
  })

  it('is waiting again without its time where somebody has taken that meanwhile', async () => {
    const { body, draft } = await book()
    await send(pageOf(body.reference), [
      ['do', 'change'],
      ['to', 'declined'],
    ])
    expect((await book({ startsAt: draft.startsAt })).status).toBe(201)
    expect((await send(pageOf(body.reference), [['do', 'undo']])).text).toMatch(/Undone[\s\S]*Another booking holds this time now/)
  })
})

describe('a confirmation', () => {
  it.each(['companion', 'client'] as const)('that the %s has cancelled before its mail left is not told afterwards', async (who) => {
    const email = `called-off-${who}@example.com`
    const { body } = await book({ email })
    const page = pageOf(body.reference)
    const link = linkIn(mailTo(await mailsAbout(body.reference, 2), email, /./), /(http\S+\/_\/request\/[^\s?]+)/)
    const change = (to: string) =>
      send(page, [
        ['do', 'change'],
        ['to', to],
      ])
    await change('confirmed')
    if (who === 'companion') await change('cancelled')
    else await followLink(`${link}?do=cancel`, {})
    expect([...(await sql`select status from bookings where reference = ${body.reference}`)]).toEqual([{ status: 'cancelled' }])
    await leaveNow(body.reference)
    // Rendered, found untrue and noted: not on its way any more.
    await expect
      .poll(async () => [...(await sql`select kind from mails where occasion = ${body.reference} and status = 'pending'`)])
      .toEqual([])
    const told = (await mailsAbout(body.reference, 3)).filter((mail) => recipientOf(mail).includes(email)).map(({ subject }) => subject)
    expect(told.filter((subject) => /confirmed/i.test(subject ?? ''))).toEqual([])
    expect(told.filter((subject) => /cancelled/i.test(subject ?? ''))).toHaveLength(1)
  })

  it('is one tap, and is taken back until its mail leaves: the client has heard nothing, and the request waits with its time', async () => {
    const { body, draft } = await book({ email: 'slipped@example.com' })
    const page = pageOf(body.reference)
    const link = linkIn(mailTo(await mailsAbout(body.reference, 2), 'slipped@example.com', /./), /(http\S+\/_\/request\/[^\s?]+)/)
    const own = async () => (await followLink(link)).text()
    const confirm = () =>
      send(page, [
        ['do', 'change'],
        ['to', 'confirmed'],
        ['back', '/dashboard/requests'],
      ])
    expect((await confirm()).text).toMatch(
      /Confirmed\. You can undo it for two minutes; then the client is emailed\.[\s\S]*Undo the confirmation/,
    )
    expect(await own()).toContain('The time isn’t guaranteed until I confirm it.')
    expect((await send(page, [['do', 'undo']])).text).toMatch(
      /Undone\. It’s waiting for you again; the client wasn’t emailed[\s\S]*You undid the confirmation/,
    )
    const [again] = await sql`
      select b.status, b.holds_time, b.answered_at, (select m.status from mails m where m.occasion = b.reference and m.kind = 'confirmed_client') as mail
      from bookings b where reference = ${body.reference}`
    expect(again).toEqual({ status: 'pending', holds_time: true, answered_at: null, mail: 'withheld' })
    expect((await book({ startsAt: draft.startsAt })).status).toBe(409)
    await confirm()
    await leaveNow(body.reference)
    const told = mailTo(await mailsAbout(body.reference, 3), 'slipped@example.com', /confirmed/)
    expect(told.attachments.map(({ filename }) => filename)).toContain('appointment.ics')
    expect((await send(page, [['do', 'undo']])).text).toContain('Too late to undo: the client has been told. This request is confirmed.')
    expect(await own()).not.toContain('The time isn’t guaranteed')
    expect(await show(page)).not.toContain('Undo the confirmation')
  })
})
