import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' }
import { type CountryCode, getExampleNumber } from 'libphonenumber-js/min'
import { expect, it } from 'vitest'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { postForm } from '../../../scripts/test-support/post-form.ts'
import { mailsAbout, recipientOf } from '../../../scripts/test-support/read-mails.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

// The phone number of a request, from the form to the answer: what the form takes is taken, with and without its script, wherever it was typed.

let day = 560
const next = () => startInDays(day++)

/** A number of each of these countries as it is dialled there, by a clock and a browser of it. */
const ABROAD: [CountryCode, string, string][] = [
  ['GB', 'Europe/London', 'en-GB'],
  ['FR', 'Europe/Paris', 'fr-FR,fr;q=0.9'],
  ['DE', 'Europe/Berlin', 'de'],
  ['CN', 'Asia/Shanghai', 'zh-CN'],
  ['US', 'America/New_York', 'en-US,en;q=0.5'],
  ['NZ', 'Pacific/Auckland', 'en-NZ'],
  ['SG', 'Asia/Singapore', 'en'],
  ['AE', 'Asia/Dubai', 'ar-AE'],
]

it.each(ABROAD)('is taken as it is dialled in %s, with the form’s script and without', async (country, timeZone, languages) => {
  const phone = getExampleNumber(country, examples)?.formatNational() ?? ''
  expect((await postBooking('claire', { startsAt: next(), phone, timeZone })).status).toBe(201)
  const plain = await postForm({ startsAt: next(), phone }, { 'accept-language': languages })
  expect([plain.status, plain.headers.get('location')]).toEqual([303, '/booking/thanks'])
})

it.each([
  { phone: '+33 4 78 12 34 56', timeZone: 'Europe/Paris' },
  { phone: '0033 4 78 12 34 56', timeZone: 'Europe/Paris' },
  { phone: '04 78 12 34 56', timeZone: 'Australia/Sydney' },
  // Hers and the visitor's plan both know it.
  { phone: '04 78 12 34 56', timeZone: 'Europe/Paris' },
  // None does.
  { phone: '12345', timeZone: 'Europe/Paris' },
  { phone: '0491 570 00', timeZone: 'Australia/Sydney' },
  { phone: '0491 570 006', timeZone: 'Nowhere/Else' },
  { phone: '0491 570 006' },
])('is taken wherever it may be from: %o', async (change) => {
  expect((await postBooking('claire', { startsAt: next(), ...change })).status).toBe(201)
  const { timeZone: _clock, ...typed } = change
  expect((await postForm({ startsAt: next(), ...typed })).status).toBe(303)
})

it('is told to her as it was written where nobody can tell its country, and is no link to somebody else', async () => {
  const told = async (phone: string) => {
    const { body } = await postBooking('claire', { startsAt: next(), phone, timeZone: 'Europe/Paris' })
    const mail = (await mailsAbout(body.reference, 2)).find((each) => recipientOf(each).includes('claire@example.com'))
    return { text: mail?.text ?? '', html: String(mail?.html) }
  }
  const unclear = await told('04 78 12 34 56')
  expect(unclear.text).toContain('Phone: 04 78 12 34 56')
  expect(unclear.text).toContain('Phone’s country: not given, so ask before you call')
  expect(unclear.html).not.toContain('tel:')
  const clear = await told('+33 4 78 12 34 56')
  expect(clear.text).not.toContain('Phone’s country')
  expect(clear.html).toContain('tel:+33478123456')
})
