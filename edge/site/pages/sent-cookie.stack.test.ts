import { expect, inject, it } from 'vitest'
import { freshAddress, requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

// What a form without its script is thanked with (sent-cookie.ts).

let day = 560
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

it('shows the reference of a form without its script to whoever has sent it, on the next page alone', async () => {
  const sent = await postForm(draft())
  const [cookie = '', ...rest] = (sent.headers.get('set-cookie') ?? '').split('; ')
  expect(cookie).toMatch(/^sent=[A-Z2-9]{4}-[A-Z2-9]{4}$/)
  expect(rest.slice(0, 4)).toEqual(['Path=/booking/thanks', 'Max-Age=600', 'HttpOnly', 'SameSite=Lax'])
  const thanks = (cookies: string, headers: Record<string, string> = {}) =>
    requestSite({ port: inject('port'), slug: 'claire', path: '/booking/thanks', headers: { cookie: cookies, ...headers } })
  const plain = await thanks('')
  const told = await thanks(cookie, { 'if-none-match': plain.headers.get('etag') ?? '' })
  expect([told.status, told.headers.get('cache-control'), told.headers.get('etag')]).toEqual([200, 'no-store', null])
  expect(await told.text()).toContain(`>Reference ${cookie.slice(5)}</p>`)
  for (const page of [plain, await thanks('sent=<b>'), await thanks('sent='), await thanks('sent=AAAA-2222x')])
    expect(await page.text()).toMatch(/<p [^>]*hidden[^>]*><\/p>/)
})
