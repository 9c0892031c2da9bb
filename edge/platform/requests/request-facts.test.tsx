import { describe, expect, it } from 'vitest'
import type { ListRow } from '../../../db/queries/request-list.ts'
import type { RequestRow } from '../../../db/queries/requests.ts'
import { BOOKING_FIXTURE, CLIENT_FIXTURE, momentFixture, OFFERS_FIXTURE } from '../../../scripts/screenshots/mail-fixtures.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { RequestFacts } from './RequestFacts.tsx'
import type { FoundRequest } from './read-request.ts'

const leg = { city: 'Brisbane', from: '2026-12-04', to: '2026-12-08', incall: true, outcall: true, timeZone: 'Australia/Brisbane' }
const rules = {
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  policy: { openings: [], noticeHours: 12, bufferMinutes: 30, homeDuringTour: false, blocked: [] },
  tour: [leg],
} as unknown as BookingRules

/** Rows of the page as they are read: `When: Saturday …`. */
function factsOf(change: Partial<RequestRow> = {}, more: Partial<FoundRequest> = {}): string[] {
  const booking = { ...BOOKING_FIXTURE, ...change }
  const row = { ...booking, group: 'waiting', earlierVisits: 0, isTaken: false, overlaps: false } as unknown as ListRow
  const found = { booking, row, client: CLIENT_FIXTURE, rules, offers: [], ...more } as unknown as FoundRequest
  const page = String(RequestFacts({ found, now: new Date('2026-11-23T00:00Z') }))
  return [...page.matchAll(/<th scope="row">(.*?)<\/th><td>(.*?)<\/td>/gs)].map(
    ([, name, text]) => `${name}: ${text?.replaceAll(/<span[^>]*>/g, ' | ').replaceAll(/<[^>]+>/g, '')}`,
  )
}

describe('what she is told of a request', () => {
  it('is how long it takes and when it ends, what clocks at home show then, and until when she can answer, by her own', () => {
    expect(factsOf()).toEqual(
      expect.arrayContaining([
        'When: Saturday 5\u00a0December\u00a02026, 7:00 pm to 10:00 pm, Brisbane time | 8:00 pm in Sydney',
        'What: Dinner, 3 hours',
        'Answer: by Wed 25\u00a0Nov, 7:00 am, Sydney time',
        'Asked: Mon 23\u00a0Nov\u00a02026, 7:00 am, Sydney time',
      ]),
    )
  })

  it('is what her own clock shows where she is in another city that day, and no other clock where all agree', () => {
    const place = { timeZone: 'Australia/Sydney', place: 'Sydney' }
    const at = (text: string) => Object.assign(momentFixture(text), place)
    const inSydney = { city: new StrangersText('Sydney'), startsAt: at('2026-12-05T09:00Z'), endsAt: at('2026-12-05T12:00Z') }
    expect(factsOf(inSydney)[0]).toBe('When: Saturday 5\u00a0December\u00a02026, 8:00 pm to 11:00 pm, Sydney time | 7:00 pm in Brisbane')
    expect(factsOf(inSydney, { rules: { ...rules, tour: [] } })[0]).toMatch(/Sydney time$/)
    expect(factsOf({}, { rules: undefined })[0]).toMatch(/Brisbane time$/)
  })

  it('names the language of who asked in another one than her site’s first', () => {
    const spoken = (locale: string) => ({ spoken: { ...BOOKING_FIXTURE.spoken, locale } })
    expect(factsOf(spoken('de'))).toContain('Language: German. The emails to this client are too.')
    expect(factsOf(spoken('zh-Hans'))).toContain('Language: Simplified Chinese. The emails to this client are too.')
    expect(factsOf(spoken('en-AU')).join('\n')).not.toContain('Language')
  })

  it('has no deadline of hers where the client chooses, or nobody can answer any more', () => {
    expect(factsOf({}, { offers: [...OFFERS_FIXTURE] }).join('\n')).toContain('Held: until Wed 25\u00a0Nov, 7:00 am, Sydney time')
    for (const closed of [factsOf({ status: 'expired' }), factsOf({ setAside: 'blocked' })])
      expect(closed.join('\n')).not.toMatch(/^(Answer|Held):/m)
    expect(factsOf({ holdExpiresAt: momentFixture('2026-12-05T09:00Z') }).join('\n')).toContain('Answer: before it begins')
  })
  it('says until when its time is held: not for as long as she can answer, where the address is not confirmed', () => {
    const held = (emailCheck: ListRow['emailCheck'], heldUntil: string | null) => {
      const row = { ...BOOKING_FIXTURE, group: 'waiting', earlierVisits: 0, emailCheck, heldUntil: heldUntil && momentFixture(heldUntil) }
      return factsOf({}, { row: row as unknown as ListRow }).find((line) => line.startsWith('Held'))
    }
    expect(held('asked', '2026-11-23T02:00Z')).toBe(
      'Held: until Mon 23\u00a0Nov, 1:00 pm, Sydney time; once the client confirms their email, until your answer is due',
    )
    expect(held('confirmed', '2026-11-24T20:00Z')).toBe('Held: until then')
    expect(held('asked', null)).toBeUndefined()
  })
})
