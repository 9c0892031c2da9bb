import { describe, expect, it } from 'vitest'
import { plainSpaces } from '../../../scripts/test-support/plain-spaces.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { type Moves, renderMoves } from './own-moves-page.tsx'
import type { OwnRequest } from './own-request-page.tsx'

const moment = (text: string) => new Moment(new Date(text), { timeZone: 'Australia/Brisbane', place: 'Brisbane' })
const request: OwnRequest = {
  reference: '7KQ2-XM9T',
  status: 'pending',
  startsAt: moment('2026-12-04T09:30Z'),
  endsAt: moment('2026-12-04T12:30Z'),
  city: new StrangersText('Brisbane'),
  spoken: { locale: 'en-AU', prefix: '', service: 'Dinner' },
  priceCents: 150_000,
  currency: 'AUD',
  emailCheck: 'confirmed',
  wasOffered: false,
  lastDeed: null,
  pickedInstead: null,
  wishAt: null,
  wasConfirmed: false,
  holdExpiresAt: moment('2026-11-28T00:00Z'),
  offers: [],
  words: '',
  client: null,
  deposit: undefined,
  cancellation: '',
  canCancel: true,
  canMove: false,
  contactEmail: 'claire@example.com',
  reconfirmation: null,
}
const moves: Moves = {
  day: '2026-12-05',
  hours: 3.5,
  days: [
    { date: '2026-12-04', starts: [] },
    { date: '2026-12-05', starts: ['19:00', '19:30'] },
    { date: '2026-12-07', starts: ['20:00'] },
  ],
  priceCents: null,
  isUnread: false,
  later: '2027-01-02',
  lengths: [3, 3.5, 4],
}
const now = new Date('2026-11-26T00:00Z')
const page = async (change: Partial<Moves> = {}, of: Partial<OwnRequest> = {}) =>
  plainSpaces(await (await renderMoves({ ...request, ...of }, { ...moves, ...change }, { now })).text())

describe('the page on which a client moves a request', () => {
  it('says what it is now, and chooses by a tap on a time of its place, which sends nothing', async () => {
    const text = await page()
    expect(text).toContain('You’ve asked for “Dinner”, 3 hours: Friday 4 December 2026, 7:30 to 10:30 pm, Brisbane time.')
    expect(text).toMatch(
      /href="\?change=2026-12-05&amp;hours=3\.5&amp;time=19:00">7 pm<span [^>]*data-from="1796461200000"[^>]*data-zone="Australia\/Brisbane"[^>]*><\/span><\/a>/,
    )
    expect(text).not.toContain('method="post"')
    expect(text).toContain('3½ hours, price on request, Brisbane time')
    // Grouped as the form groups them.
    expect(text).toMatch(/<h3>Evening<\/h3><ul class="choices">/)
    expect(await page({ priceCents: 170_000 })).toContain('3½ hours, $1,700, Brisbane time')
    expect(text).toContain('<option value="3.5" selected="">3½ hours</option>')
  })

  it('has the lengths that have a price or are usual first, as the form has them', async () => {
    const text = await page({ lengths: [0.5, 3, 3.5, 4], usual: [3, 4] })
    expect(text).toMatch(
      /<option value="3">3 hours<\/option><option value="4">4 hours<\/option><optgroup label="Another length"><option value="0.5">Half an hour<\/option><option value="3.5" selected="">3½ hours<\/option><\/optgroup>/,
    )
    // All have a price, or a site of the version before does not say which.
    expect(await page({ usual: [3, 3.5, 4] })).not.toContain('<optgroup')
    expect(await page()).not.toContain('<optgroup')
  })

  it('asks before it is sent, and says what comes of it', async () => {
    const request = await page({ chosen: '19:00', priceCents: 170_000 })
    expect(request).toContain('Move it to Sat 5 Dec, 7 pm?')
    expect(request).toContain('Saturday 5 December 2026, 7 to 10:30 pm, Brisbane time')
    expect(request).toContain('3½ hours, $1,700, Brisbane time')
    expect(request).toContain('Your request moves there, and I’m told. It still isn’t guaranteed until I confirm it.')
    expect(request.match(/method="post"/g)).toHaveLength(1)
    expect(request).toMatch(/action="\?do=move&amp;time=2026-12-05T19:00&amp;hours=3\.5"[^>]*><button type="submit">Yes, move it/)
    expect(request).toContain('href="?change=2026-12-05&amp;hours=3.5#times">Choose another time')
    const appointment = await page({ chosen: '19:00' }, { status: 'confirmed' })
    expect(appointment).toContain('Ask for Sat 5 Dec, 7 pm?')
    expect(appointment).toContain('Until I answer it stands as it is, and I hold both times.')
    expect(appointment).toContain('Yes, ask for it')
  })

  it('says what has been asked for already, where that can be changed', async () => {
    const asked = { status: 'confirmed', wishAt: moment('2026-12-06T09:00Z') } as const
    expect(await page({}, asked)).toContain('You’ve asked to move it to Sun 6 Dec 2026, 7 pm, Brisbane time.')
  })

  it('leads to each free day, and to none that is full', async () => {
    const text = await page()
    expect(text).toContain('href="?change=2026-12-07&amp;hours=3.5#times"')
    expect(text).not.toContain('change=2026-12-04')
    expect(text).toMatch(/change=2026-12-05[^>]*aria-current="true">Sat 5 Dec</)
    expect(text).toContain('href="?change=2027-01-02&amp;hours=3.5">Later days')
    expect(text).not.toContain('Earlier days')
    expect(await page({ earlier: '2026-11-07' })).toContain('Earlier days')
    // Nothing comes after these: no row for links either.
    const last = await page({ later: undefined })
    expect(last).not.toContain('Later days')
    expect(last).not.toContain('<p class="actions">')
  })

  it('says why there is nothing to tap', async () => {
    expect(await page({ days: [] })).toContain('Nothing is free in these weeks.')
    expect(await page({ days: [], isUnread: true })).toContain('I can’t read my calendar just now.')
    expect(await page({ said: 'slot_taken' })).toContain('That time isn’t free any more, and nothing has changed.')
    expect(await page({ said: 'toString' })).not.toContain('role="status"')
    expect((await renderMoves(undefined, moves, { now })).status).toBe(404)
  })
})
