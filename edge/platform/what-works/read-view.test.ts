import { describe, expect, it } from 'vitest'
import { PERIOD_DAYS_MAX } from '../../../tenants/contract/limits.ts'
import { addDays } from '../../http/add-days.ts'
import { readView, viewAddress } from './read-view.ts'

const at = { now: new Date('2026-11-24T06:00:00Z'), timeZone: 'Australia/Sydney' }
const view = (query: string) => readView(new URLSearchParams(query), at)

describe('what an address asks to see', () => {
  it.each([
    ['', '2026-10-28', '2026-11-24'],
    ['days=7', '2026-11-18', '2026-11-24'],
    ['days=9', '2026-10-28', '2026-11-24'],
    ['from=2026-11-01&to=2026-11-03', '2026-11-01', '2026-11-03'],
    ['from=2026-11-03&to=2026-11-01', '2026-11-01', '2026-11-03'],
    ['from=2026-13-40&to=%27', '2026-10-28', '2026-11-24'],
    // At most so many days, so that no address asks for all there ever was.
    ['from=2020-01-01&to=2026-11-03', addDays('2026-11-03', -PERIOD_DAYS_MAX), '2026-11-03'],
  ])('%s is from %s to %s', (query, from, to) => {
    expect(view(query).period).toEqual({ from, to })
  })

  it('has something to compare with: the time before, the same weekdays a year before, or nothing', () => {
    expect(view('days=7').compared).toEqual({ from: '2026-11-11', to: '2026-11-17' })
    expect(view('days=7&compare=year').compared).toEqual({ from: '2025-11-19', to: '2025-11-25' })
    expect(view('days=7&compare=none').compared).toBeUndefined()
  })

  it('is narrowed to one thing at a time, and to nothing we do not know', () => {
    expect(view('by=source&is=instagram').filter).toEqual({ by: 'source', value: 'instagram' })
    for (const query of ['by=visitor&is=x', 'by=source', 'by=source&is=', `by=page&is=${'x'.repeat(301)}`])
      expect(view(query).filter, query).toBeUndefined()
  })

  it('comes back as it was from the address it makes', () => {
    for (const query of ['', 'days=90&compare=year', 'from=2026-11-01&to=2026-11-03&compare=none', 'days=7&by=page&is=%2Frates%3F%26'])
      expect(view(viewAddress(view(query)).slice(1))).toEqual(view(query))
    expect(viewAddress(view('days=7&by=city&is=Sydney'), { filter: undefined })).toBe('?days=7')
  })
})
