import { expect, inject, it } from 'vitest'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

// The phone number of a request, from the form to the answer (edge/platform/keys/to-e164.ts).

let day = 590
const draft = (change: Record<string, string> = {}) => ({
  ...{ name: 'Sam Example', email: 'sam@example.com', service: 'dinner', hours: '3', startsAt: startInDays(day++) },
  ...change,
})
const post = (body: string, headers: Record<string, string>) =>
  requestSite({
    ...{ port: inject('port'), slug: 'claire', path: '/_/bookings', method: 'POST', body },
    headers: { 'cf-connecting-ip': freshAddress(), ...headers },
  })
const postForm = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  post(new URLSearchParams(fields).toString(), { 'content-type': 'application/x-www-form-urlencoded', ...headers })
const postJson = (fields: object) => post(JSON.stringify(fields), { 'content-type': 'application/json' })
const fieldsOf = async (response: Response) => ((await response.json()) as { error: { fields: object } }).error.fields

it('is asked for with its country where hers and the visitor’s plan both know it, and where none does', async () => {
  const paris = { timeZone: 'Europe/Paris' }
  for (const body of [draft({ phone: '04 78 12 34 56', ...paris }), draft({ phone: '12345' })]) {
    const response = await postJson(body)
    expect([response.status, await fieldsOf(response)]).toEqual([
      422,
      { phone: expect.stringContaining('begin with +, then the country’s code') },
    ])
  }
  const again = await postForm(draft({ phone: '04 78 12 34 56' }), { 'accept-language': 'fr-FR,fr;q=0.9' })
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
  expect((await postJson(draft(change as Record<string, string>))).status).toBe(201)
})
