import { describe, expect, it } from 'vitest'
import { followLink, linkIn } from '../../../scripts/test-support/follow-link.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { mailsAbout, mailTo } from '../../../scripts/test-support/read-mails.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

describe('a client’s own request', () => {
  it('is a page of her site, with everything about it, and nothing that counts its address', async () => {
    const { body } = await postBooking('claire', { startsAt: startInDays(620), email: 'own@example.com' })
    const mail = mailTo(await mailsAbout(body.reference, 2), 'own@example.com', /./)
    const link = linkIn(mail, /(http\S+\/_\/request\/[^\s?]+)/)
    const page = await followLink(link)
    const text = await page.text()
    expect(page.status).toBe(200)
    // Her layout, colours, header and footer.
    for (const hers of ['data-layout="elegant"', '--background:#faf6f1', 'class="wordmark"', 'class="bottom"']) expect(text).toContain(hers)
    for (const told of ['Dinner date, 3 hours', 'Sydney time', '$1,400', body.reference, 'Change the time', 'Cancel request'])
      expect(text).toContain(told)
    expect(text.match(/<main\b/g)).toHaveLength(1)
    // One script is for leaving, one tells the client's own clock. Both stand in the page, and can load nothing.
    expect(text.match(/<script[^>]*>/g)).toEqual([
      expect.stringMatching(/^<script data-leaving[^>]*>$/),
      expect.stringMatching(/^<script data-time=/),
    ])
    expect(text).not.toContain('/_/events')
    expect(text).not.toMatch(/rel="canonical"|Thank you<\/h1>/)
    expect(text).toMatch(/<title>Your request<\/title>/)
    expect(text).toContain('Back doesn’t return here')
    expect(page.headers.get('content-security-policy')).toMatch(/script-src( 'sha256-[\w+/=]+')+; style-src 'sha256-/)
    expect([page.headers.get('cache-control'), page.headers.get('x-robots-tag')]).toEqual(['no-store', 'noindex'])
  })

  it('that is none is told so on a page of her site too', async () => {
    const page = await followLink('http://claire.localhost/_/request/claire.2222-2222.00000000000000000000000000000000')
    expect(page.status).toBe(404)
    expect(await page.text()).toMatch(/data-layout="elegant"[\s\S]*There is nothing here/)
  })
})
