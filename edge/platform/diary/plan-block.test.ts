import { describe, expect, it } from 'vitest'
import { type BlockForm, clockOn, planBlock } from './plan-block.ts'

const clock = { place: 'Sydney', timeZone: 'Australia/Sydney' }
const now = new Date('2026-12-01T02:00Z')
const form: BlockForm = { day: '2026-12-04', from: '', lastDay: '', to: '', repeat: 'once', repeatUntil: '' }
const plan = (change: Partial<BlockForm>) => planBlock({ ...form, ...change }, { clock, now })
const timesOf = (change: Partial<BlockForm>) => {
  const planned = plan(change)
  if ('problems' in planned) throw new Error(JSON.stringify(planned.problems))
  return [planned.block.startsLocal, planned.block.endsLocal, planned.block.rule]
}

describe('planBlock', () => {
  it.each<[string, Partial<BlockForm>, string, string]>([
    ['a whole day', {}, '2026-12-04T00:00', '2026-12-05T00:00'],
    ['an afternoon', { from: '14:00', to: '18:00' }, '2026-12-04T14:00', '2026-12-04T18:00'],
    ['from then on', { from: '14:00' }, '2026-12-04T14:00', '2026-12-05T00:00'],
    ['over midnight', { from: '20:00', to: '02:00' }, '2026-12-04T20:00', '2026-12-05T02:00'],
    ['days', { lastDay: '2026-12-27' }, '2026-12-04T00:00', '2026-12-28T00:00'],
    ['a whole day, to midnight', { to: '00:00' }, '2026-12-04T00:00', '2026-12-05T00:00'],
    ['a day and a night', { from: '14:00', lastDay: '2026-12-05', to: '14:00' }, '2026-12-04T14:00', '2026-12-05T14:00'],
    ['days with hours', { from: '09:00', lastDay: '2026-12-06', to: '11:00' }, '2026-12-04T09:00', '2026-12-06T11:00'],
  ])('%s', (_name, change, starts, ends) => {
    expect(timesOf(change)).toEqual([starts, ends, null])
  })

  it('repeats, until a day if she says so', () => {
    expect(timesOf({ repeat: 'weekly' })[2]).toBe('FREQ=WEEKLY')
    expect(timesOf({ repeat: 'fortnightly', repeatUntil: '2027-03-01' })[2]).toBe('FREQ=WEEKLY;INTERVAL=2;UNTIL=20270301T235959')
  })

  it.each<[Partial<BlockForm>, keyof BlockForm]>([
    [{ day: '2027-02-31' }, 'day'],
    [{ day: '' }, 'day'],
    [{ day: '0001-01-01', repeat: 'daily' }, 'day'],
    [{ day: '2026-11-30' }, 'day'],
    [{ day: '2029-12-04' }, 'day'],
    [{ from: '14:00', lastDay: '2026-12-04', to: '13:00' }, 'lastDay'],
    [{ from: '14:00', to: '14:00' }, 'to'],
    [{ from: '14:00', lastDay: '2026-12-04', to: '14:00' }, 'to'],
    [{ from: '14:00', to: '14:00', repeat: 'weekly' }, 'to'],
    [{ lastDay: '2026-12-03' }, 'lastDay'],
    [{ lastDay: '2028-12-03' }, 'lastDay'],
    [{ repeat: 'hourly' }, 'repeat'],
    [{ repeat: 'daily', lastDay: '2026-12-05' }, 'repeat'],
    [{ repeat: 'weekly', repeatUntil: '2026-12-01' }, 'repeatUntil'],
  ])('%o is wrong beside its field', (change, field) => {
    expect(plan(change)).toEqual({ problems: { [field]: expect.stringMatching(/\.$/) } })
  })

  it.each<[Partial<BlockForm>, keyof BlockForm]>([
    [{ day: '2027-10-03', from: '02:15', to: '02:45' }, 'from'],
    [{ day: '2027-10-03', from: '01:00', to: '02:30' }, 'to'],
    [{ day: '2027-10-02', from: '20:00', to: '02:30' }, 'to'],
  ])('%o is at a moment that clocks skip', (change, field) => {
    expect(plan(change)).toEqual({ problems: { [field]: 'The clocks change at that moment. Choose another time.' } })
    // What comes back touches such a night once, and is kept: what holds then is said (block-words.ts).
    expect(plan({ ...change, repeat: 'weekly' })).toHaveProperty('block')
  })

  it('takes what began earlier today, and what repeats since long ago', () => {
    expect(timesOf({ day: '2026-12-01', from: '08:00', to: '09:00' })[0]).toBe('2026-12-01T08:00')
    expect(timesOf({ day: '2026-10-06', repeat: 'weekly' })[0]).toBe('2026-10-06T00:00')
  })
})

describe('clockOn', () => {
  const leg = { incall: true, outcall: true, timeZone: 'Australia/Brisbane' }
  const tour = [
    { ...leg, city: 'Brisbane', from: '2026-12-04', to: '2026-12-08' },
    { ...leg, city: 'Perth', timeZone: 'Australia/Perth', from: '2026-12-08', to: '2026-12-10' },
  ]
  const rules = { city: 'Sydney', timeZone: 'Australia/Sydney', tour }

  it('is that of where she is', () => {
    expect(['2026-12-03', '2026-12-04', '2026-12-08', '2026-12-11'].map((day) => clockOn(day, rules).place)).toEqual([
      'Sydney',
      'Brisbane',
      'Perth',
      'Sydney',
    ])
  })
})
