import { describe, expect, it } from 'vitest'
import { CLIENT_FIXTURE } from '../../../scripts/screenshots/mail-fixtures.ts'
import { plainSpaces } from '../../../scripts/test-support/plain-spaces.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { sha256 } from '../../http/sha256.ts'
import { OWN_CLOCK_SCRIPT } from './OwnClock.tsx'
import { type OwnRequest, renderOwnRequest } from './own-request-page.tsx'

const place = { timeZone: 'Australia/Sydney', place: 'Sydney' }
const moment = (text: string) => new Moment(new Date(text), place)
const now = new Date('2026-11-26T00:00Z')
const request: OwnRequest = {
  reference: '7KQ2-XM9T',
  status: 'pending',
  startsAt: moment('2026-12-04T08:30Z'),
  endsAt: moment('2026-12-04T11:30Z'),
  city: new StrangersText('Sydney'),
  spoken: { locale: 'en-AU', prefix: '', service: 'Dinner' },
  priceCents: 150_000,
  currency: 'AUD',
  emailCheck: 'not_asked',
  wasOffered: false,
  lastDeed: null,
  pickedInstead: null,
  wishAt: null,
  wasConfirmed: false,
  reconfirmation: null,
  holdExpiresAt: moment('2026-11-28T00:00Z'),
  offers: [],
  words: '',
  client: null,
  deposit: undefined,
  cancellation: '',
  canCancel: true,
  canMove: false,
  contactEmail: 'claire@example.com',
}
const page = async (change: Partial<OwnRequest>, said?: string) =>
  plainSpaces(await (await renderOwnRequest({ ...request, ...change }, { now, said })).text())

describe('the page of a request that is waiting', () => {
  // Over the limits of a flood, and for a client she has blocked, nothing is held; the page is the same for all of them.
  it.each(['asked', 'confirmed', 'not_asked'] as const)('speaks of no hold, with the address %s', async (emailCheck) => {
    const text = await page({ emailCheck })
    expect(text).toContain('Friday 4 December 2026, 7:30 to 10:30 pm, Sydney time')
    const [card = ''] = /<section class="card".*?<\/section>/s.exec(text) ?? []
    expect(card).toContain('The time isn’t guaranteed until I confirm it.')
    expect(card).not.toMatch(/\b(held|hold|holds|reserved)\b/i)
    expect(text.includes('Yes, it’s me')).toBe(emailCheck === 'asked')
  })

  it('says what she asks for where an appointment is cancelled, before the second tap', async () => {
    const text = await page({ status: 'confirmed', cancellation: 'Two days before, nothing is owed & <b>later</b> the deposit is.' })
    expect(text).toMatch(
      /can’t be undone\.<\/p><p>Two days before, nothing is owed &amp; &lt;b&gt;later&lt;\/b&gt; the deposit is\.<\/p><form/,
    )
  })

  it('tells all that was asked for, and cancels with a second tap', async () => {
    const text = await page({})
    for (const told of ['Dinner, 3 hours', 'Sydney', '$1,500', '7KQ2-XM9T']) expect(text).toContain(told)
    // The button is inside what a first tap opens.
    expect(text).toMatch(
      /<details><summary class="button quiet">Cancel request<\/summary>.*<button[^>]*>Yes, cancel it<\/button>.*<\/details>/s,
    )
    expect(text).toContain('href="?change">Change the time</a>')
    expect(text.replace(/<details>.*<\/details>/s, '')).not.toContain('cancel it')
    expect(await page({ canCancel: false })).not.toMatch(/cancel/i)
  })

  it('tells what was written, and the deposit as the form did before sending', async () => {
    const deposit = { words: '20% ($300)', note: 'A deposit confirms the date.' }
    const text = await page({ client: CLIENT_FIXTURE, deposit, emailCheck: 'confirmed' })
    for (const [name, told] of [
      ['Deposit', '20% ($300). A deposit confirms the date.'],
      ['Address', 'The Grand Hotel, 1 George Street'],
      ['Name', 'Robin Example'],
      ['Phone', '+61 491 570 156'],
      ['Reference', '7KQ2-XM9T'],
    ])
      expect(text).toContain(`<th scope="row">${name}</th><td>${told}</td>`)
    expect(text).toMatch(/Message<\/th><td><span class="written">I liked the photo with the dandelion\.\n/)
    // Where nothing is confirmed by it any more.
    for (const status of ['declined', 'expired', 'completed'] as const) expect(await page({ deposit, status })).not.toContain('Deposit')
    const stranger = { ...CLIENT_FIXTURE, message: new StrangersText('<img src=x> see https://evil.example') }
    expect(await page({ client: stranger })).not.toMatch(/<img|https:\/\/evil\.example/)
  })

  it('has both instants for the clock of whoever reads it, and a script that its policy names and that loads nothing', async () => {
    const response = await renderOwnRequest(request, { now })
    const text = await response.text()
    expect(text).toMatch(/hidden="" data-from="1796373000000" data-to="1796383800000" data-zone="Australia\/Sydney"/)
    expect(text).toContain(`>${OWN_CLOCK_SCRIPT}</script>`)
    const hash = btoa(String.fromCharCode(...(await sha256(OWN_CLOCK_SCRIPT))))
    expect(response.headers.get('content-security-policy')).toContain(`script-src 'sha256-${hash}';`)
  })

  it('never leads to a second request beside it: what she has agreed to or offered changes by a mail that says what it is about', async () => {
    const offers = [{ startsAt: moment('2026-12-05T08:30Z'), endsAt: moment('2026-12-05T11:30Z') }]
    for (const change of [{ status: 'confirmed' }, { offers }] as const) {
      const text = await page(change)
      expect(text).not.toMatch(/\?change|\/booking/)
      expect(text).toMatch(
        /<a href="mailto:claire@example\.com\?subject=7KQ2-XM9T&amp;body=Could%20we%20change%20Friday%204%C2%A0December%C2%A02026/,
      )
      expect(text).toContain('until then this one stands as it is')
    }
  })

  it('says that it has moved where it has, and believes no address', async () => {
    expect(await page({ lastDeed: 'moved' }, 'moved')).toContain('Your request is now for this time')
    expect(await page({}, 'moved')).not.toContain('role="status"')
    expect(await page({}, 'too_often')).toContain('You have asked for other times a few times already')
  })

  it('says of an appointment that she has to move that it stands until another time is chosen', async () => {
    const offers = [{ startsAt: moment('2026-12-05T08:30Z'), endsAt: moment('2026-12-05T11:30Z') }]
    const moving = await page({ status: 'confirmed', offers })
    expect(moving).toContain(
      'I’m sorry, I have to ask you to move our appointment. Would this time suit? Until you choose, it stands as it is.',
    )
    expect(await page({ status: 'confirmed' })).toContain('Your appointment is confirmed.')
  })

  it('says until when a time can be chosen: as long as they are held, and no longer than one of them is to come', async () => {
    const offers = [{ startsAt: moment('2026-12-05T08:30Z'), endsAt: moment('2026-12-05T11:30Z') }]
    expect(await page({ status: 'confirmed', offers })).toContain('Please choose by Sat 28 Nov, 11 am, Sydney time.')
    const late = { offers, holdExpiresAt: moment('2026-12-09T00:00Z') }
    expect(await page(late)).toContain('Please choose by Sat 5 Dec, 7:30 pm, Sydney time.')
  })

  it('speaks of one time as one, and of several as several', async () => {
    const one = { startsAt: moment('2026-12-05T08:30Z'), endsAt: moment('2026-12-05T11:30Z') }
    const two = { startsAt: moment('2026-12-06T08:30Z'), endsAt: moment('2026-12-06T11:30Z') }
    expect(await page({ offers: [one] })).not.toMatch(/these|of them|Choose a time/)
    expect(await page({ offers: [one, two] })).toMatch(/Would one of these suit\?.*Choose a time.*If none of them suits/s)
  })

  it('says after a pick which time it is instead of', async () => {
    const picked = { status: 'confirmed', wasOffered: true, lastDeed: 'picked', pickedInstead: moment('2026-12-03T08:30Z') } as const
    expect(await page(picked)).toContain('Confirmed. This replaces Thu 3 Dec 2026, 7:30 pm, Sydney time.')
  })

  it.each(['lapsed', 'withdrawn'] as const)('says of an appointment whose move has %s that nothing has changed', async (lastDeed) => {
    expect(await page({ status: 'confirmed', wasOffered: true, lastDeed })).toContain('our appointment stands as it was')
    // Of a request she has confirmed since, the answer.
    expect(await page({ status: 'confirmed', wasOffered: true })).toContain('Your appointment is confirmed.')
  })

  it('says of a request whose other times have passed that it is waiting for an answer again', async () => {
    const text = await page({ lastDeed: 'lapsed' })
    expect(text).toContain('What I offered instead has passed. Your request is waiting for my answer again. The time isn’t guaranteed')
    // The address is not confirmed by reading about them.
    expect(await page({ lastDeed: 'lapsed', emailCheck: 'asked' })).toContain('Yes, it’s me')
  })

  it('offers each other time as one tap, in the clock of its place, with her words', async () => {
    const offers = [{ startsAt: moment('2026-12-05T08:30Z'), endsAt: moment('2026-12-05T11:30Z') }]
    const text = await page({ offers, words: 'I’m away on Friday, sorry! <b>', emailCheck: 'asked' })
    expect(text).toContain('Sat 5 Dec, 7:30 pm, Sydney time')
    expect(text).toContain(`action="?do=pick&amp;time=${Date.parse('2026-12-05T08:30Z') / 60_000}"`)
    expect(text).toContain('I’m away on Friday, sorry! &lt;b&gt;')
    // The link itself came to the mailbox: to pick is to confirm the address.
    expect(text).not.toContain('Yes, it’s me')
  })

  it('says what came of a tap that was too late, and believes no other word of the address', async () => {
    expect(await page({}, 'gone')).toContain('I can’t offer that time any more.')
    expect(await page({}, 'chosen')).toContain('You have already chosen another time')
    expect(await page({}, 'constructor')).not.toContain('role="status"')
  })

  it('does not say that she was late where the client did not pick', async () => {
    expect(await page({ status: 'expired' })).toContain('I couldn’t answer in time')
    expect(await page({ status: 'expired', wasOffered: true })).toContain('What I offered instead has expired')
  })
})

describe('the page of an appointment that is two days away', () => {
  it('asks whether it stands with one tap, and thanks for it', async () => {
    const asked = await page({ status: 'confirmed', reconfirmation: 'asked' })
    expect(asked).toContain('Please tell me that you’ll be there.')
    expect(asked).toMatch(/<form method="post" action="\?do=confirm"[^>]*><button type="submit">Yes, I’ll be there/)
    const said = await page({ status: 'confirmed', reconfirmation: 'yes' })
    expect(said).toContain('Thank you for letting me know.')
    expect(said).not.toContain('Yes, I’ll be there')
  })

  it('asks nothing once it has begun', async () => {
    const begun = await page({ status: 'confirmed', reconfirmation: 'asked', startsAt: moment('2026-11-25T23:00Z') })
    expect(begun).not.toContain('Yes, I’ll be there')
  })
})
