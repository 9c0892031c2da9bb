import { expect, it } from 'vitest'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { postForm } from '../../../scripts/test-support/post-form.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

// The phone number of a request, from the form to the answer (edge/platform/keys/to-e164.ts).

let day = 590
const ask = (change: Record<string, string>) => postBooking('claire', { startsAt: startInDays(day++), ...change })

it('is asked for with its country where hers and the visitor’s plan both know it, and where none does', async () => {
  const paris = { timeZone: 'Europe/Paris' }
  for (const change of [{ phone: '04 78 12 34 56', ...paris }, { phone: '12345' }]) {
    const { status, body } = await ask(change)
    const { fields } = body.error as unknown as { fields: object }
    expect([status, fields]).toEqual([422, { phone: expect.stringContaining('begin with +, then the country’s code') }])
  }
  const again = await postForm({ startsAt: startInDays(day++), phone: '04 78 12 34 56' }, { 'accept-language': 'fr-FR,fr;q=0.9' })
  expect([again.status, await again.text()]).toEqual([422, expect.stringMatching(/data-error="phone">I can’t tell which country/)])
})

it.each([
  { phone: '+33 4 78 12 34 56', timeZone: 'Europe/Paris' },
  { phone: '0033 4 78 12 34 56', timeZone: 'Europe/Paris' },
  { phone: '04 78 12 34 56', timeZone: 'Australia/Sydney' },
  { phone: '020 7946 0958', timeZone: 'Europe/London' },
  { phone: '0491 570 006', timeZone: 'Nowhere/Else' },
  { phone: '0491 570 006' },
])('is taken where it can be placed: %o', async (change) => {
  expect((await ask(change as Record<string, string>)).status).toBe(201)
})
