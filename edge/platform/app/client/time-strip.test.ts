import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockOf, placeOf, spanOf, spanOfClocks } from './time-strip.ts'

const at = (hour: number) => ((hour - 6 + 24) % 24) / 24
const told = (down: number, now: number) => {
  const { from, to } = spanOf(down, now)
  return `${clockOf(from)} to ${clockOf(to)}`
}

describe('a strip of a day', () => {
  it('says the time between where a finger came down and where it is, either way', () => {
    expect(told(at(14), at(17.9))).toBe('14:00 to 18:00')
    expect(told(at(17.9), at(14))).toBe('14:00 to 18:00')
    expect(told(at(22), at(1.6))).toBe('22:00 to 02:00')
  })

  it('takes a tap for an hour, and what lies beyond its ends for its ends', () => {
    expect(told(at(19.1), at(19.2))).toBe('19:00 to 20:00')
    expect(told(0.999, 0.999)).toBe('05:30 to 06:00')
    expect(told(at(20), 7)).toBe('20:00 to 06:00')
    expect(told(at(8), -3)).toBe('06:00 to 08:30')
    // From one end to the other would end as it starts, which the form refuses.
    expect(told(-1, 2)).toBe('06:00 to 05:30')
  })

  it('shows what the fields say, where that is a piece of it', () => {
    expect(placeOf(spanOfClocks('12:00', '18:00') ?? { from: 0, to: 0 })).toEqual({ left: '25%', width: '25%' })
    expect(spanOfClocks('22:00', '06:00')).toEqual({ from: 960, to: 1440 })
    expect([spanOfClocks('', '18:00'), spanOfClocks('05:00', '07:00')]).toEqual([undefined, undefined])
  })

  it('never says a time that the form would refuse, and comes back from the fields as it went there', () => {
    const share = fc.double({ min: -1, max: 2, noNaN: true })
    fc.assert(
      fc.property(share, share, (down, now) => {
        const span = spanOf(down, now)
        expect(span.to).toBeGreaterThan(span.from)
        expect(clockOf(span.to)).not.toBe(clockOf(span.from))
        expect(spanOfClocks(clockOf(span.from), clockOf(span.to))).toEqual(span)
      }),
    )
  })
})
