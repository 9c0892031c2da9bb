import { describe, expect, it } from 'vitest'
import type { StoredBlock } from '../../../db/queries/time-blocks.ts'
import { hasTimeAt, timesOf } from './write-block.ts'

const now = new Date('2027-04-01T00:00Z')
const sydney = { place: 'Sydney', timeZone: 'Australia/Sydney' }
const block = (startsLocal: string, endsLocal: string, rule: string | null = null) => ({ startsLocal, endsLocal, rule, ...sydney })

describe('the times that are written of a block', () => {
  it('are one that is running still, and none that is over', () => {
    expect(timesOf(block('2027-03-20T10:00', '2027-04-02T10:00'), now)).toHaveLength(1)
    expect(timesOf(block('2027-03-20T10:00', '2027-03-20T12:00'), now)).toEqual([])
  })

  it('of what repeats since long ago are those of the last weeks and as far ahead as anybody can book', () => {
    const times = timesOf(block('2019-01-01T10:00', '2019-01-01T12:00', 'FREQ=DAILY'), now)
    expect(times[0]?.startsAt.slice(0, 7)).toBe('2027-02')
    expect(Number(times.at(-1)?.startsAt.slice(0, 4))).toBeGreaterThanOrEqual(2029)
  })

  it('of what has ended are none', () => {
    expect(timesOf(block('2026-01-01T10:00', '2026-01-01T12:00', 'FREQ=WEEKLY;UNTIL=20260301T235959'), now)).toEqual([])
  })
})

describe('one time of a block', () => {
  const stored: StoredBlock = {
    ...block('2027-03-28T02:30', '2027-03-28T05:00', 'FREQ=WEEKLY'),
    blockId: '',
    skipped: ['2027-04-11T02:30'],
    isLifted: false,
    laidUntil: null,
  }

  it('is found by its clock time, freed or not, also where clocks change', () => {
    expect(['2027-03-28T02:30', '2027-04-04T02:30', '2027-04-11T02:30', '2027-10-03T02:30'].map((at) => hasTimeAt(stored, at))).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  it.each(['2027-03-29T02:30', '2027-03-28T02:31', '2027-02-31T02:30', 'rubbish', '', '2026-03-29T02:30'])('is not at %s', (at) => {
    expect(hasTimeAt(stored, at)).toBe(false)
  })
})
