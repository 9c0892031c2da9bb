import { describe, expect, it } from 'vitest'
import { makeReference } from '../keys/make-reference.ts'
import { eventId, isOwnEvent, ownTimeId } from './own-events.ts'

/** As Exchange keeps an id of others. */
const wrapped = (uid: string): string =>
  `040000008200E00074C5B7101A82E008${'00'.repeat(16)}15000000${Buffer.from('vCal-Uid').toString('hex').toUpperCase()}01000000${Buffer.from(uid).toString('hex').toUpperCase()}00`

describe('an entry of ours', () => {
  it('is known again by its id, also where a calendar has wrapped it', () => {
    for (let count = 0; count < 100; count++) {
      const [asked, offered] = [eventId({ reference: makeReference() }), eventId({ reference: makeReference(), offeredAt: Date.now() })]
      const own = ownTimeId({ blockId: crypto.randomUUID(), at: Date.now() })
      for (const uid of [asked, offered, own, wrapped(own), asked.toLowerCase(), ` ${offered} `, wrapped(asked), wrapped(offered)])
        expect(isOwnEvent(uid), uid).toBe(true)
    }
  })

  it.each([
    '4kq2series@google.com',
    '5E7C0B61-4D0D-4F0A-9B3C-0F2A9C6D1E11',
    '7KQ2-XM9T@google.com',
    '7KQ2-XM9',
    'I7KQ-0M9T',
    '',
    wrapped('5E7C0B61-4D0D-4F0A-9B3C-0F2A9C6D1E11'),
    '040000008200E00074C5B7101A82E00800000000A0B1C2D3E4F5D901000000000000000010000000AA',
  ])('is not %j', (uid) => expect(isOwnEvent(uid)).toBe(false))
})
