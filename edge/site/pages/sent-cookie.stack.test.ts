import { expect, inject, it } from 'vitest'
import { postForm } from '../../../scripts/test-support/post-form.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

// What a form without its script is thanked with (sent-cookie.ts).

it('shows the reference of a form without its script to whoever has sent it, on the next page alone', async () => {
  const sent = await postForm({ startsAt: startInDays(560) })
  const [cookie = '', ...rest] = (sent.headers.get('set-cookie') ?? '').split('; ')
  expect(cookie).toMatch(/^sent=[A-Z2-9]{4}-[A-Z2-9]{4}\.[\w-]+$/)
  expect(rest.slice(0, 4)).toEqual(['Path=/booking', 'Max-Age=600', 'HttpOnly', 'SameSite=Lax'])
  // Nothing of who asks.
  expect(Buffer.from(cookie.split('.')[1] ?? '', 'base64url').toString()).not.toMatch(/Sam|sam@/)
  const thanks = (cookies: string, headers: Record<string, string> = {}) =>
    requestSite({ port: inject('port'), slug: 'claire', path: '/booking/thanks', headers: { cookie: cookies, ...headers } })
  const plain = await thanks('')
  const told = await thanks(cookie, { 'if-none-match': plain.headers.get('etag') ?? '' })
  expect([told.status, told.headers.get('cache-control'), told.headers.get('etag')]).toEqual([200, 'no-store', null])
  expect(await told.text()).toContain(`>Reference ${cookie.slice(5, 14)}</p>`)
  const forged = Buffer.from(JSON.stringify({ service: 'dinner', city: '<b>Paris', timeZone: 'x', start: 'y', end: {} })).toString(
    'base64url',
  )
  for (const asked of [forged, 'AAAA', '']) {
    const page = await (await thanks(`sent=AAAA-2222.${asked}`)).text()
    expect(page).not.toMatch(/Paris|<p[^>]*data-sent-request[^>]*>[^<]/)
  }
  for (const page of [plain, await thanks('sent=<b>'), await thanks('sent='), await thanks('sent=AAAA-2222x')])
    expect(await page.text()).toMatch(/<p [^>]*hidden[^>]*><\/p>/)
})

it('brings a form back by a page of its own, which nobody can read without the cookie of the browser that sent it', async () => {
  const typed = { name: 'Sam Ångström', email: 'nobody', message: 'Two lines.\nOf them & more', startsAt: startInDays(561) }
  const browser = { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-origin' }
  const sent = await postForm(typed, browser)
  const location = sent.headers.get('location') ?? ''
  const [cookie = '', ...rest] = (sent.headers.get('set-cookie') ?? '').split('; ')
  expect([sent.status, location]).toEqual([303, expect.stringMatching(/^\/booking\?again=[\w-]{22}#booking-said$/)])
  expect(cookie).toMatch(/^sent=~[\w-]{100,}$/)
  expect(rest.slice(0, 4)).toEqual(['Path=/booking', 'Max-Age=600', 'HttpOnly', 'SameSite=Lax'])
  const open = (path: string, cookies: string) => requestSite({ port: inject('port'), slug: 'claire', path, headers: { cookie: cookies } })
  const [path = ''] = location.split('#')
  const shown = await open(path, cookie)
  expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const page = await shown.text()
  for (const part of [
    'value="Sam Ångström"',
    'value="nobody"',
    `value="${typed.startsAt}"`,
    'data-error="email">Please check the email address.',
  ])
    expect(page).toContain(part)
  expect(page).toContain('Two lines.\nOf them &amp; more</textarea>')
  const other = (await postForm(typed, browser)).headers.get('set-cookie')?.split('; ')[0] ?? ''
  for (const none of [await open(path, ''), await open(path, other), await open(path.slice(0, -1), cookie), await open('/booking', cookie)])
    expect([none.status, await none.text()]).toEqual([200, expect.not.stringMatching(/Ångström|nobody/)])
})

it('answers a form at once that is longer than a cookie, and who is no browser', async () => {
  const browser = { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'same-origin' }
  const long = Array.from({ length: 2000 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000))).join('')
  for (const answer of [
    await postForm({ email: 'nobody', message: long, startsAt: startInDays(562) }, browser),
    await postForm({ email: 'nobody', message: 'x', startsAt: startInDays(562) }),
  ])
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('Please check the email address.')])
})
