import { describe, expect, it } from 'vitest'
import { nearestStarts } from './nearest-starts.ts'

const days = [
  { date: '2026-12-03', starts: ['14:00', '19:00'] },
  { date: '2026-12-04', starts: ['10:00', '15:30', '21:00', '22:00'] },
  { date: '2026-12-05', starts: [] },
  { date: '2026-12-06', starts: ['19:00'] },
]

describe('the nearest free starts', () => {
  it('are in the same part of the day before any other: no lunch in place of a dinner', () => {
    const friday = [{ date: '2026-12-04', starts: ['13:00', '14:00', '20:30', '21:00'] }]
    expect(nearestStarts(friday, '2026-12-04T18:00', 3)).toEqual(['2026-12-04T20:30', '2026-12-04T21:00', '2026-12-04T14:00'])
    // Three hours earlier is near enough, whatever it is called.
    expect(nearestStarts([{ date: '2026-12-04', starts: ['16:30', '21:30'] }], '2026-12-04T18:00', 1)).toEqual(['2026-12-04T16:30'])
  })

  it('are those a person would take instead, in their order: of the same day first', () => {
    expect(nearestStarts(days, '2026-12-04T19:00', 2)).toEqual(['2026-12-04T21:00', '2026-12-04T22:00'])
    expect(nearestStarts(days, '2026-12-04T19:00', 6)).toEqual([
      '2026-12-04T21:00',
      '2026-12-04T22:00',
      '2026-12-03T19:00',
      '2026-12-06T19:00',
      '2026-12-04T10:00',
      '2026-12-04T15:30',
    ])
    expect(nearestStarts(days, '2026-12-04T16:00', 1)).toEqual(['2026-12-04T15:30'])
  })

  it('count what is after midnight to the evening before', () => {
    const night = [...days, { date: '2026-12-05', starts: ['00:30', '19:30'] }]
    expect(nearestStarts(night, '2026-12-04T23:00', 3)).toEqual(['2026-12-04T21:00', '2026-12-04T22:00', '2026-12-05T00:30'])
    expect(nearestStarts(night, '2026-12-05T01:00', 1)).toEqual(['2026-12-05T00:30'])
  })

  it('are at the same hour of another day where that day has nothing', () => {
    const other = [
      { date: '2026-12-04', starts: [] },
      { date: '2026-12-05', starts: ['10:00', '10:30', '11:00', '18:30', '19:30'] },
    ]
    expect(nearestStarts(other, '2026-12-04T19:00', 2)).toEqual(['2026-12-05T18:30', '2026-12-05T19:30'])
  })

  it('are never the one that was wanted, and as many as there are', () => {
    expect(nearestStarts(days, '2026-12-06T19:00', 1)).toEqual(['2026-12-04T21:00'])
    expect(nearestStarts([], '2026-12-04T19:00', 3)).toEqual([])
  })
})
