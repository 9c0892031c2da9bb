import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { findText } from '../../../db/queries/check-bookings.ts'
import { answerAs } from '../../../scripts/test-support/answer-as.ts'
import { followLink, linkIn } from '../../../scripts/test-support/follow-link.ts'
import { mailsAfterAnswer } from '../../../scripts/test-support/mails-after-answer.ts'
import { postBooking } from '../../../scripts/test-support/post-booking.ts'
import { mailsAbout, mailTo } from '../../../scripts/test-support/read-mails.ts'
import { requestSite } from '../../../scripts/test-support/request-site.ts'

const { sql, nextStart, book, pageOf, send, show, leaveNow } = await answerAs('claire', { firstDay: 590 })

describe('an answer', () => {
  it('declines with her words, which only the mail and her page show', async () => {
    const { body } = await book({ email: 'pat@example.com' })
    const link = linkIn(mailTo(await mailsAbout(body.reference, 2), 'claire@example.com', /./), /(http\S+)/).split('?')[0] ?? ''
    // The mail's Decline opens the page with Decline first: one more tap, and room for words.
    const page = await (await followLink(`${link}?do=decline`)).text()
    expect(page.indexOf('Decline?')).toBeLessThan(page.indexOf('aria-label="The request"'))
    expect(page.slice(0, page.indexOf('Decline?'))).not.toContain('value="confirmed"')
    const words = `another week ${randomUUID()}`
    const answer = await followLink(link, { do: 'change', to: 'declined', words })
    expect(answer.status).toBe(303)
    await leaveNow(body.reference)
    const mail = mailTo(await mailsAbout(body.reference, 3), 'pat@example.com', /About your request|sorry|declin/i)
    expect(mail.text).toContain(words)
    expect(await findText(sql, words)).toEqual({})
    expect(await show(pageOf(body.reference))).toContain(words)
  })

  it('confirms with the deposit that her site asks for, and how to pay it', async () => {
    const { body } = await book({ email: 'deposit@example.com' })
    const page = await show(`${pageOf(body.reference)}?do=confirm`)
    expect(page).toContain('Your site asks for a deposit of 20% ($280).')
    await send(pageOf(body.reference), [
      ['do', 'change'],
      ['to', 'confirmed'],
      ['words', 'PayID claire@example.com, please.'],
    ])
    const mail = mailTo(await mailsAfterAnswer(sql, body.reference, 3), 'deposit@example.com', /confirmed/)
    expect(mail.text).toContain('PayID claire@example.com, please.')
    expect(mail.text).not.toContain('Reply to this email')
    expect(mail.text).toContain('Deposit: 20% ($280). It confirms the date, and comes by bank transfer or PayID.')
    // The form promises nothing that her answer does not hold.
    const form = await (await requestSite({ port: inject('port'), slug: 'claire', path: '/booking' })).text()
    expect(form).toContain('It confirms the date')
    expect(form).not.toMatch(/details with my answer/)
  })

  it('is given in a list and leads back to it, where its outcome is said', async () => {
    const { body } = await book()
    const confirmed = await send(pageOf(body.reference), [
      ['do', 'change'],
      ['to', 'confirmed'],
      ['back', '/dashboard/requests'],
    ])
    expect(confirmed.status).toBe(303)
    // Without a word of hers nobody is told that the details are there.
    const [mail] = (await mailsAfterAnswer(sql, body.reference, 3)).filter(({ text }) => /Confirmed/.test(text ?? ''))
    expect(mail?.text).toMatch(/Deposit: 20% \(\$\d+\)\.[\s\S]*Reply to this email and I’ll tell you how to pay it\./)
    expect(confirmed.text).toMatch(/role="status"[\s\S]{0,400}Confirmed\./)
    expect(confirmed.text).toContain('Coming up')
  })

  it('notes a deposit once however often its form is sent, with the day filled in, and removes it', async () => {
    const { body } = await book()
    const page = await show(pageOf(body.reference))
    const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Australia/Sydney' })
    expect(page).toMatch(new RegExp(`name="on"[^>]*value="${today}"`))
    const step = /name="step" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
    const form: [string, string][] = [
      ['do', 'step'],
      ['step', step],
      ['kind', 'deposit'],
      ['amount', '300'],
      ['on', today],
    ]
    await send(pageOf(body.reference), form)
    const twice = await send(pageOf(body.reference), form)
    expect(twice.text.match(/Remove: Deposit of \$300/g)).toHaveLength(1)
    expect(
      (
        await send(pageOf(body.reference), [
          ['do', 'unstep'],
          ['step', step],
        ])
      ).text,
    ).not.toContain('Remove: Deposit')
  })

  it('that is refused keeps what she wrote: a deposit, and words with an answer that came too late', async () => {
    const { body } = await book()
    const refused = await send(pageOf(body.reference), [
      ['do', 'step'],
      ['kind', 'deposit'],
      ['amount', 'abc'],
      ['transfer', 'PAYID "7"'],
      ['on', '2026-11-03'],
    ])
    expect([refused.status, refused.text.includes('Write an amount')]).toEqual([422, true])
    for (const typed of ['abc', 'PAYID &quot;7&quot;', '2026-11-03']) expect(refused.text).toContain(`value="${typed}"`)
    const screening = await send(pageOf(body.reference), [
      ['do', 'step'],
      ['kind', 'screening'],
      ['on', ''],
    ])
    expect(screening.text).toMatch(/value="screening" selected/)
    await sql`update bookings set status = 'cancelled', held_during = 'empty' where reference = ${body.reference}`
    const late: [string, string][] = [
      ['do', 'change'],
      ['to', 'confirmed'],
      ['words', 'PayID, please'],
    ]
    expect((await send(pageOf(body.reference), late)).text).toMatch(/isn’t possible now[\s\S]*not sent[\s\S]*PayID, please/)
    const link = linkIn(mailTo(await mailsAbout(body.reference, 2), 'claire@example.com', /./), /(http\S+)/).split('?')[0] ?? ''
    expect(await (await followLink(link, Object.fromEntries(late))).text()).toMatch(/isn’t possible now[\s\S]*PayID, please/)
  })

  it('finds a request by part of a name or of its reference, and nobody else’s', async () => {
    const name = `Zoë O'Quill${randomUUID().slice(0, 8)}`
    const { body } = await book({ name })
    const { body: hers } = await postBooking('sophie', { name: 'Zoë Quillother', startsAt: nextStart() })
    for (const asked of [
      'zoe quill',
      'QUILL',
      'O’Quill',
      'oquill',
      `#${body.reference}`,
      body.reference.slice(0, 4),
      body.reference.replace('-', '').toLowerCase(),
    ])
      expect(await show(`/dashboard/requests?q=${encodeURIComponent(asked)}`), asked).toContain(pageOf(body.reference))
    const found = await show('/dashboard/requests?q=zoe')
    expect(found).not.toContain(hers.reference)
    expect(await show(`/dashboard/requests?q=${hers.reference}`)).toContain('Nothing found')
    expect(await show('/dashboard/requests?q=%25%27')).toMatch(/Nothing found[\s\S]*“%(?:'|&#39;)” has no letter or digit to look for\./)
    // A letter of every reference there is, and no search for it.
    for (const letter of new Set(body.reference.replace('-', '')))
      expect(await show(`/dashboard/requests?q=${encodeURIComponent(`<${letter}>`)}`), letter).toContain('Nothing found')
  })

  it('finds requests by their city, and says that notes are not searched', async () => {
    const { body } = await book()
    const { body: hers } = await postBooking('sophie', { startsAt: nextStart() })
    for (const asked of ['Sydney', 'sydn']) {
      const found = await show(`/dashboard/requests?q=${asked}`)
      expect(found, asked).toContain(pageOf(body.reference))
      expect(found, asked).not.toContain(hers.reference)
    }
    expect(await show('/dashboard/requests?q=Atlantis')).toMatch(/Nothing found[\s\S]*your notes are encrypted, so they can’t be searched/)
  })

  it('finds a request by its client’s phone number, as people write it, and nobody else’s', async () => {
    const phone = '+61 491 571 804'
    const { body } = await book({ phone })
    const { body: hers } = await postBooking('sophie', { phone, startsAt: nextStart() })
    for (const asked of ['0491 571 804', '+61491571', '571 804', phone, 'tel:+61491571804']) {
      const found = await show(`/dashboard/requests?q=${encodeURIComponent(asked)}`)
      expect(found, asked).toContain(pageOf(body.reference))
      expect(found, asked).not.toContain(hers.reference)
    }
    expect(await show('/dashboard/requests?q=0491%20571%20805')).toContain('Nothing found')
  })

  it('finds a request by its client’s email address, as it stands in her mail, however old, and nobody else’s', async () => {
    const email = `pia.${randomUUID().slice(0, 8)}@example.com`
    const { body } = await book({ email })
    const { body: hers } = await postBooking('sophie', { email, startsAt: nextStart() })
    for (const asked of [email, ` ${email.toUpperCase()} `]) {
      const found = await show(`/dashboard/requests?q=${encodeURIComponent(asked)}`)
      expect(found, asked).toContain(pageOf(body.reference))
      expect(found, asked).not.toContain(hers.reference)
    }
    // By what is kept of the address for blocking, when the details themselves are gone.
    await sql`update bookings set client_sealed = null where reference = ${body.reference}`
    expect(await show(`/dashboard/requests?q=${encodeURIComponent(email)}`)).toContain(pageOf(body.reference))
    expect(await show('/dashboard/requests?q=nobody%40example.com')).toMatch(/Nothing found[\s\S]*whole email address/)
  })

  it('has its deadline and its history told by her own clock, whatever the one of its city', async () => {
    const { body } = await book()
    await sql`update bookings set city = 'Perth', time_zone = 'Australia/Perth' where reference = ${body.reference}`
    const page = await show(pageOf(body.reference))
    expect(page).toMatch(/>Asked<\/th><td>[^<]*, Sydney time</)
    expect(page).toMatch(/The request came in[\s\S]{0,60}, Sydney time</)
  })

  it('makes her phone call and write, from what the client gave', async () => {
    const { body } = await book({ phone: '+61 491 570 006', address: 'Hotel Calile, James St' })
    const page = await show(pageOf(body.reference))
    for (const href of [
      'tel:+61491570006',
      'sms:+61491570006',
      'https://www.google.com/maps/search/?api=1&amp;query=Hotel%20Calile%2C%20James%20St%2C%20Sydney',
    ])
      expect(page).toContain(`href="${href}"`)
  })
})
