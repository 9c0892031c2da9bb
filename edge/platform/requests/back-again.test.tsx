import { describe, expect, it } from 'vitest'
import type { RequestRow } from '../../../db/queries/requests.ts'
import { BOOKING_FIXTURE, momentFixture, OFFERS_FIXTURE } from '../../../scripts/screenshots/mail-fixtures.ts'
import { openWhen } from '../html/open-when.ts'
import { AnswerForms } from './AnswerForms.tsx'
import { timeSentence } from './booking-words.ts'

const now = new Date('2026-11-23T00:00Z')

describe('a request whose other times have passed', () => {
  it('says why it is waiting for her again, and what she can do', () => {
    const told = (change: Partial<RequestRow> = {}, isBack = true) => timeSentence({ ...BOOKING_FIXTURE, ...change, isBack }, now)
    expect(told()).toBe(
      'What you offered wasn’t picked in time, so the request is waiting for you again. Confirm, decline or suggest others.',
    )
    // Her answer is not offered where it cannot be given.
    expect(told({ companionSteps: ['declined'] })).toBe(
      'What you offered wasn’t picked in time, so the request is waiting for you again. Another booking holds this time now, so it can’t be confirmed. Suggest another time, or decline.',
    )
    expect(told({}, false)).toBeUndefined()
    expect(told({ status: 'confirmed' })).toBeUndefined()
  })
})

describe('times on offer', () => {
  const page = (change: Partial<RequestRow>, offers = OFFERS_FIXTURE) => {
    const booking = { ...BOOKING_FIXTURE, ...change }
    const until = openWhen(booking, offers)
    return String(
      <AnswerForms
        booking={booking}
        offers={offers}
        until={until}
        asked={undefined}
        hasConflict={false}
        pageTo={() => '/'}
        deposit={undefined}
        suggestions={[]}
        now={now}
      />,
    )
  }

  it('say what becomes of the request if nothing is picked: it expires with its hold, or is hers again when they have passed', () => {
    expect(page({})).toContain('If nothing is picked, the request expires.')
    const long = { holdExpiresAt: momentFixture('2026-12-20T00:00Z') }
    expect(page({ ...long, startsAt: momentFixture('2026-12-19T09:00Z') })).toContain(
      'If nothing is picked, the request is waiting for you again.',
    )
    // Its own time is over by then.
    expect(page(long)).toContain('If nothing is picked, the request expires.')
    expect(page({ status: 'confirmed' })).toContain('If they don’t pick one, nothing changes, and you both get an email.')
  })

  it('speak of one as one', () => {
    expect(page({}, OFFERS_FIXTURE.slice(0, 1))).toContain('If the client picks it, it is confirmed.')
    expect(page({})).toContain('If the client picks one, it is confirmed.')
  })
})
