import LinkifyIt from 'linkify-it'
import type { ParsedMail } from 'mailparser'
import type { Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { followLink, linkIn } from '../../../scripts/test-support/follow-link.ts'
import { mailsAfterAnswer } from '../../../scripts/test-support/mails-after-answer.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { mailsAbout, mailTo } from '../../../scripts/test-support/read-mails.ts'
import { requestDashboard } from '../../../scripts/test-support/request-dashboard.ts'
import { signInAs } from '../../../scripts/test-support/sign-in.ts'
import { startInDays } from '../../../scripts/test-support/start-in-days.ts'

let sql: Sql
beforeAll(() => {
  sql = connect(inject('databaseUrl'))
})
afterAll(() => sql.end())

const linkify = new LinkifyIt({}, { fuzzyLink: true, fuzzyEmail: true, fuzzyIP: true }).tlds(
  ['cc', 'dev', 'pw', 'com', 'example', 'zip'],
  true,
)
const OWN_ADDRESS = /http:\/\/(?:claire\.)?localhost:\d+\/\S*/g
/** What a mail program would turn into a link in plain text, beside the addresses that are ours. */
const linksInText = (text: string) => (linkify.match(text.replaceAll(OWN_ADDRESS, '')) ?? []).map(({ text: link }) => link)
/** Links that we make ourselves: pages, her calendar feed, ways to write and call, and the way to an address, which a map is asked in code. */
const OURS =
  /^(\/|#|\?|webcal:\/\/localhost[:/]|mailto:([\w.+-]+@example\.com|claire@example\.com\?subject=[\w-]+&body=[\w%.~!*()'-]+)$|(tel|sms):\+614915\d{5}$|https:\/\/www\.google\.com\/maps\/search\/\?api=1&query=[\w.%-]+$)/

/** The same in the words of a page, and the targets of the links that it has. */
function linksInHtml(html: string): { made: string[]; targets: string[] } {
  const body = html.replaceAll(/<(style|head)[\s\S]*?<\/\1>/g, '')
  const targets = [...body.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, target = '']) => target.replaceAll('&amp;', '&'))
  const words = body
    .replaceAll(/<a [\s\S]*?<\/a>/g, '')
    .replaceAll(/<code>[\s\S]*?<\/code>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
  return {
    made: linksInText(words),
    targets: targets.filter((target) => !OURS.test(target.replaceAll(OWN_ADDRESS, '/'))),
  }
}
function expectNoLinks(mail: ParsedMail, words: string): void {
  const html = String(mail.html)
  // The words are there, told and not linked.
  expect(`${mail.text}`).toContain(words)
  expect(html).toContain(words)
  expect([linksInText(mail.text ?? ''), linksInHtml(html)]).toEqual([[], { made: [], targets: [] }])
}

describe('a request whose every word is a link', () => {
  it('is told in mails, pages and lists without one, and she can still write and call', async () => {
    const { body } = await postBooking('claire', {
      name: 'Sam, see www.evil.example/login',
      email: 'sam.smith@example.com',
      phone: '+61 491 570 006',
      address: 'evil.cc, 1 Example Street',
      message: 'See https://evil.dev/x or evil.pw, write to me@evil.com or 10.0.0.1',
      startsAt: startInDays(610),
    })
    const { reference } = body
    const first = await mailsAbout(reference, 2)
    const toClaire = mailTo(first, 'claire@example.com', /, new \(/)
    expectNoLinks(toClaire, 'evil[.]cc, 1 Example Street')
    expect(toClaire.text).toContain('me[@]evil[.]com or 10[.]0[.]0[.]1')
    expect(toClaire.replyTo?.text).toBe('sam.smith@example.com')
    expect(String(toClaire.html)).toMatch(/<a href="mailto:sam\.smith@example\.com" [^>]+>sam\.smith@example\.com<\/a>/)
    expect(String(toClaire.html)).toContain('<a href="tel:+61491570006" ')

    // Whatever a city, a source or a campaign may hold.
    await sql`update bookings set city = 'Prize at evil.zip/win', source = 'evil.pw', utm_campaign = 'http://evil.cc', awaited_visitor_id = null where reference = ${reference}`
    const link = linkIn(toClaire, /Confirm: ([^\s?]+)/)
    const page = await (await followLink(link)).text()
    // A bare host as her figures show it, in pieces; all else defused.
    expect(page).toMatch(/evil<wbr\/?>\.pw, http\[:\]\/\/evil\[\.\]cc/)
    // Her own page has what was written as it was written: a browser makes no link of it, and nor do we.
    expect(page).toContain('me@evil.com or 10.0.0.1')
    expect(page).toContain('evil.cc, 1 Example Street')
    expect(linksInHtml(page).targets).toEqual([])
    await followLink(link, { to: 'confirmed' })
    const confirmed = mailTo(await mailsAfterAnswer(sql, reference, 3), 'sam.smith@example.com', /confirmed/)
    expectNoLinks(confirmed, 'Prize at evil[.]zip/win')
    const ics = confirmed.attachments.find(({ filename }) => filename === 'appointment.ics')?.content.toString() ?? ''
    expect(ics).toContain('LOCATION:Prize at evil[.]zip/win')
    const own = await (await followLink(linkIn(confirmed, /See, change or cancel it: (\S+)/))).text()
    // Around it stands her site, with her own links.
    const [main = ''] = /<main\b[\s\S]*<\/main>/.exec(own) ?? []
    expect(main).toContain('evil[.]zip')
    expect(linksInHtml(main)).toEqual({ made: [], targets: [] })

    const cookie = await signInAs('claire', sql)
    // Its list by the reference: of all that wait only the most urgent are shown.
    for (const path of [`/dashboard/requests?q=${reference}`, `/dashboard/requests/${reference}`]) {
      const html = await (await requestDashboard(path, { cookie })).text()
      expect(html, path).toContain('www.evil.example')
      expect(linksInHtml(html).targets, path).toEqual([])
    }
  })
})
