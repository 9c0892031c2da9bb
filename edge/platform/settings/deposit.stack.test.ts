import { randomUUID } from 'node:crypto'
import { afterAll, expect, inject, it } from 'vitest'
import { findText } from '../../../db/queries/check-bookings.ts'
import { answerAs } from '../../../scripts/test-support/answer-as.ts'
import { mailsAfterAnswer } from '../../../scripts/test-support/mails-after-answer.ts'
import { mailsAbout, mailTo } from '../../../scripts/test-support/read-mails.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'

// Margot, whose site asks for 30%: how it is paid goes from her settings into the mail of a confirmation, and nowhere else.

const { sql, book, pageOf, send, show } = await answerAs('margot', { firstDay: 480 })
const DEPOSIT = dashboardPath('deposit')
const SETTINGS = dashboardPath('settings')
afterAll(async () => {
  await send(DEPOSIT, [['details', '']])
})

/** On the next day that she works. */
async function ask(email: string): Promise<string> {
  for (let tried = 0; tried < 7; tried++) {
    const { status, body } = await book({ email })
    if (status === 201) return body.reference
  }
  throw new Error('No day of a week can be asked for.')
}
const confirm = (reference: string) =>
  send(pageOf(reference), [
    ['do', 'change'],
    ['to', 'confirmed'],
  ])
const keyOf = async () => (await sql`select reference from deposit_details where tenant_id = 'margot'`)[0]?.reference as string | undefined

it('is asked for while it is empty, kept sealed, told to the client alone, and gone with its key', async () => {
  const reference = await ask('paying@example.com')
  expect(await show(`${pageOf(reference)}?do=confirm`)).toMatch(
    new RegExp(`asks for a deposit of 30%[\\s\\S]*You haven’t saved how to pay a deposit\\. <a href="${DEPOSIT}">`),
  )
  expect(await show(SETTINGS)).toMatch(/How to pay a deposit<\/a><span class="sub">not saved yet</)

  const details = `BSB 062-000, account ${randomUUID()}`
  const saved = await send(DEPOSIT, [['details', `${details}\r\nPlease write your reference with it.`]])
  expect([saved.status, saved.text.includes('Saved.'), saved.text.includes(details)]).toEqual([303, true, true])
  expect([await findText(sql, details), (await show(SETTINGS)).includes(details)]).toEqual([{}, false])
  expect(await show(`${pageOf(reference)}?do=confirm`)).toMatch(/How to pay it goes out with the confirmation/)

  expect((await confirm(reference)).status).toBe(303)
  const mail = mailTo(await mailsAfterAnswer(sql, reference, 3), 'paying@example.com', /confirmed/)
  expect(mail.text).toContain(`${details}\nPlease write your reference with it.`)
  expect(mail.text).not.toContain('Reply to this email')
  const site = await (await requestSite({ port: inject('port'), slug: 'margot', path: '/booking' })).text()
  expect([site.includes('deposit'), site.includes('BSB')]).toEqual([true, false])

  const before = await keyOf()
  await send(DEPOSIT, [['details', 'PayID margot@example.com']])
  const after = await keyOf()
  expect([before !== undefined, after !== undefined, before === after]).toEqual([true, true, false])
  expect((await send(DEPOSIT, [['details', ' ']])).text).toContain('Removed.')
  expect([await keyOf(), (await show(DEPOSIT)).includes('PayID margot')]).toEqual([undefined, false])
  await sql.begin(async (tx) => {
    await tx`insert into deposit_details (tenant_id, reference, details_sealed) values ('margot', 'AAAA-AAAA', 's')`
    await tx`delete from deposit_details where tenant_id = 'margot'`
    expect(await tx`delete from keys_to_destroy where tenant_id = 'margot' and reference = 'AAAA-AAAA' returning 1`).toHaveLength(1)
  })
})

/** An appointment of hers that she enters with the client's address; the mail that confirms it. */
async function enter(email: string, change: readonly [string, string][] = []) {
  const startsAt = startInDays(520 + entered++ * 7).slice(0, 16)
  const city = /name="city"[\s\S]*?<option value="([^"]+)"/.exec(await show(ENTRY))?.[1] ?? ''
  const form = Object.entries({ key: randomUUID(), service: 'Dinner', city, startsAt, hours: '2', name: 'Pia', email, tell: 'yes' })
  const made = await send(ENTRY, [...form, ...change])
  expect([made.status, made.text.includes('Added to your diary.')]).toEqual([303, true])
  const [row] = await sql`select reference from bookings where tenant_id = 'margot' and is_entry order by starts_at desc limit 1`
  return mailTo(await mailsAbout(String(row?.reference), 1), email, /confirmed/)
}
const ENTRY = dashboardPath('diary/entry')
let entered = 0

it('is said beside the confirmation of an appointment that she enters, and left out where she says so', async () => {
  expect(await show(ENTRY)).toMatch(/also asks for your deposit of 30% of the price, and tells them to reply for how to pay it/)
  await send(DEPOSIT, [['details', 'PayID margot@example.com']])
  expect(await show(ENTRY)).toMatch(/also asks for your deposit of 30% of the price and says how to pay it/)
  expect((await enter('asked@example.com')).text).toMatch(/Deposit: 30%[\s\S]*PayID margot@example\.com/)
  expect((await enter('left-out@example.com', [['without-deposit', 'yes']])).text).not.toMatch(/deposit|PayID/i)
})
