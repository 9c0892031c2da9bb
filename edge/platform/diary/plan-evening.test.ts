import { describe, expect, it } from 'vitest'
import type { OwnTime } from '../../../db/queries/time-blocks.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { localText } from '../html/format-when.ts'
import { planBlock } from './plan-block.ts'
import { planEvening } from './plan-evening.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const rulesOf = (from: string, to: string, noticeHours = 2) =>
  ({
    city: 'Sydney',
    timeZone: 'Australia/Sydney',
    policy: { openings: [{ days: DAYS, from, to }], noticeHours, bufferMinutes: 30, homeDuringTour: false, blocked: [] },
    tour: [{ city: 'Perth', from: '2026-12-08', to: '2026-12-09', incall: true, outcall: true, timeZone: 'Australia/Perth' }],
  }) as unknown as BookingRules
const late = rulesOf('18:00', '02:00')
const early = rulesOf('10:00', '22:00')

/** `now` by clocks in Sydney, eleven hours before UTC. */
const at = (local: string) => new Date(`${local}+11:00`)
const evening = (rules: BookingRules, now: string, blocks: [string, string][] = []) => {
  const held = blocks.map(([from, to]) => ({ from: at(from), to: at(to) }))
  const moment = (text: string) => new Moment(at(text), { timeZone: 'Australia/Sydney', place: 'Sydney' })
  const own = blocks.map(
    ([from, to]): OwnTime => ({ blockId: from, calendar: null, startsAt: moment(from), endsAt: moment(to), rule: null }),
  )
  return planEvening(rules, { now: at(now), held, own })
}
/** What a tap would block, by the form’s own rules. */
const blocked = (rules: BookingRules, now: string) => {
  const { form, clock } = evening(rules, now)
  const planned = planBlock(form, { clock, now: at(now) })
  return 'block' in planned ? [planned.block.startsLocal, planned.block.endsLocal] : planned
}

describe('what is left of today', () => {
  it('is blocked from the half hour that runs, until morning where her evening goes past midnight, else until midnight', () => {
    expect(blocked(late, '2026-12-04T16:44')).toEqual(['2026-12-04T16:30', '2026-12-05T06:00'])
    expect(blocked(early, '2026-12-04T16:44')).toEqual(['2026-12-04T16:30', '2026-12-05T00:00'])
    expect(blocked(late, '2026-12-05T00:10')).toEqual(['2026-12-05T00:00', '2026-12-05T06:00'])
  })

  it('can be asked for until her last start that is far enough away', () => {
    expect(evening(late, '2026-12-04T16:00')).toMatchObject({ state: 'open' })
    expect(localText(evening(late, '2026-12-04T16:00').lastStart as Moment)).toBe('2026-12-05T02:00')
    expect(evening(late, '2026-12-04T23:59').state).toBe('open')
    expect(evening(late, '2026-12-05T00:01').state).toBe('over')
    expect(evening(early, '2026-12-04T20:01').state).toBe('over')
    // In the small hours it is still the night before, not the evening to come.
    expect(evening(late, '2026-12-05T03:00').state).toBe('over')
    expect(evening(late, '2026-12-05T06:00').state).toBe('open')
  })

  it('is done where she has blocked all of it, and not where a part is left', () => {
    const all: [string, string] = ['2026-12-04T14:00', '2026-12-05T06:00']
    expect(evening(late, '2026-12-04T16:00', [all])).toMatchObject({ state: 'done', doneBy: { blockId: all[0] } })
    expect(evening(late, '2026-12-04T16:00', [['2026-12-04T00:00', '2026-12-05T00:00']]).state).toBe('open')
    expect(evening(early, '2026-12-04T16:00', [['2026-12-04T00:00', '2026-12-05T00:00']]).state).toBe('done')
    expect(evening(early, '2026-12-04T16:00', [['2026-12-04T17:00', '2026-12-05T00:00']]).state).toBe('over')
  })

  it('goes by the clock of where she is', () => {
    // 7 pm in Sydney is 4 pm in Perth.
    const there = evening(late, '2026-12-08T19:00')
    expect([there.clock.place, there.form.from, localText(there.endsAt)]).toEqual(['Perth', '16:00', '2026-12-09T06:00'])
  })
})
