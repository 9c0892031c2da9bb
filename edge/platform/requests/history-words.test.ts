import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '../../../db/queries/request-history.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { historyWords } from './history-words.ts'

const at = (text: string) => new Moment(new Date(text), { timeZone: 'Australia/Brisbane', place: 'Brisbane' })
const words = { locale: 'en-AU', now: new Date('2026-11-26T00:00Z') }
const entry = (change: Partial<HistoryEntry>): HistoryEntry => ({
  at: at('2026-11-26T00:00Z'),
  fromStatus: 'pending',
  toStatus: 'confirmed',
  actor: 'client',
  deed: null,
  moved: null,
  times: [],
  ...change,
})

describe('what happened to a request', () => {
  it('is where a move went, and where it came from', () => {
    const moved = { from: at('2026-12-05T09:00Z'), to: at('2026-12-06T08:30Z') }
    expect(historyWords(entry({ deed: 'picked', moved }), words)).toBe(
      'The client picked Sun 6\u00a0Dec, 6:30 pm instead of Sat 5\u00a0Dec, 7:00 pm (Brisbane time)',
    )
  })

  it('is what became of times that nobody picked: an appointment stands, a request is waiting for her', () => {
    const lapsed = (status: 'pending' | 'confirmed') =>
      historyWords(entry({ actor: 'system', fromStatus: status, toStatus: status, deed: 'lapsed' }), words)
    expect(lapsed('confirmed')).toBe('The client didn’t pick another time, so the appointment stands as it was')
    expect(lapsed('pending')).toBe('The client didn’t pick another time, so the request is waiting for you again')
  })

  it('is which times were offered or asked for, by the clock of the place; of what lies long back, that it was so', () => {
    const times = [at('2026-12-05T09:00Z'), at('2026-12-06T08:30Z'), at('2027-12-06T08:30Z')]
    expect(historyWords(entry({ actor: 'companion', deed: 'offered', times }), words)).toBe(
      'You offered Sat 5\u00a0Dec, 7:00 pm or Sun 6\u00a0Dec, 6:30 pm or Mon 6\u00a0Dec\u00a02027, 6:30 pm (Brisbane time)',
    )
    expect(historyWords(entry({ deed: 'asked', times: times.slice(0, 1) }), words)).toBe(
      'The client asked to move it to Sat 5\u00a0Dec, 7:00 pm (Brisbane time)',
    )
    expect(historyWords(entry({ deed: 'asked' }), words)).toBe('The client asked to move it')
  })

  it('says who did it', () => {
    expect(historyWords(entry({ actor: 'companion' }), words)).toBe('You confirmed')
    expect(historyWords(entry({ toStatus: 'cancelled' }), words)).toBe('The client cancelled')
    expect(historyWords(entry({ actor: 'companion', deed: 'offered' }), words)).toBe('You offered other times')
    expect(historyWords(entry({ actor: 'companion', deed: 'withdrawn' }), words)).toBe('You withdrew the other times')
    expect(historyWords(entry({ deed: 'withdrawn' }), words)).toBe('The client took that back: it stays as it was')
  })
})
