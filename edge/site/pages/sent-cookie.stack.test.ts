import { expect, inject, it } from 'vitest'
import { postForm } from '../../../scripts/test-support/post-form.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

// What a form without its script is thanked with (sent-cookie.ts).

it('shows the reference of a form without its script to whoever has sent it, on the next page alone', async () => {
  const sent = await postForm({ startsAt: startInDays(560) })
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
