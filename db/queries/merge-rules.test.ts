import { describe, expect, it } from 'vitest'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import { diffRules, fieldOf, mergeRules, withFields } from './merge-rules.ts'

const leg = (city: string, from: string, to: string) => ({ city, from, to, timeZone: 'Australia/Brisbane', incall: true, outcall: true })
const base: BookingRules = {
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  policy: {
    openings: [{ days: ['mon'], from: '10:00', to: '20:00' }],
    noticeHours: 24,
    bufferMinutes: 30,
    holdHours: 48,
    confirmEmail: true,
    hoursMax: 24,
    homeDuringTour: false,
    blocked: [],
    minimumAge: 18,
    verifications: [],
  },
  tour: [leg('Brisbane', '2026-12-04', '2026-12-08')],
}
const withPolicy = (change: Partial<BookingRules['policy']>, rules = base): BookingRules => ({
  ...rules,
  policy: { ...rules.policy, ...change },
})

describe('mergeRules', () => {
  it('takes what the file says anew, and leaves what she has changed', () => {
    const hers = { ...withPolicy({ noticeHours: 48 }), tour: [...base.tour, leg('Perth', '2027-01-02', '2027-01-04')] }
    const yaml = { ...withPolicy({ bufferMinutes: 60 }), tour: [leg('Cairns', '2026-11-30', '2026-12-01'), ...base.tour] }
    const { rules, conflicts } = mergeRules({ base, current: hers, yaml })
    expect(rules.policy).toMatchObject({ noticeHours: 48, bufferMinutes: 60 })
    expect(rules.tour.map(({ city }) => city)).toEqual(['Cairns', 'Brisbane', 'Perth'])
    expect(conflicts).toEqual([])
  })

  it('says where both have changed one thing, and the file holds', () => {
    const { rules, conflicts } = mergeRules({ base, current: withPolicy({ noticeHours: 48 }), yaml: withPolicy({ noticeHours: 12 }) })
    expect(rules.policy.noticeHours).toBe(12)
    expect(conflicts).toEqual([{ field: 'policy noticeHours', before: 48, after: 12, hers: 48 }])
  })

  it('is silent where both say the same, and takes a leg away that the file has lost', () => {
    const same = withPolicy({ noticeHours: 48 })
    expect(mergeRules({ base, current: same, yaml: same })).toEqual({ rules: same, changes: [], conflicts: [] })
    const gone = mergeRules({ base, current: base, yaml: { ...base, tour: [] } })
    expect(gone.rules.tour).toEqual([])
    expect(gone.changes).toEqual([{ field: 'tour Brisbane 2026-12-04', before: base.tour[0], after: undefined }])
  })

  it('takes a note that the file says anew to a leg whose days she has changed, and brings back none that she has cancelled', () => {
    const noted = (note: string) => ({ ...base, tour: base.tour.map((each) => ({ ...each, note })) })
    const hers = { ...base, tour: [leg('Brisbane', '2026-12-04', '2026-12-10')] }
    const { rules, conflicts } = mergeRules({ base, current: hers, yaml: noted('By the river.') })
    expect(rules.tour).toEqual([{ ...leg('Brisbane', '2026-12-04', '2026-12-10'), note: 'By the river.' }])
    expect(conflicts).toEqual([])
    expect(mergeRules({ base, current: { ...base, tour: [] }, yaml: noted('By the river.') }).rules.tour).toEqual([])
    const both = mergeRules({ base, current: noted('Hers.'), yaml: noted('The file’s.') })
    expect([both.rules.tour[0]?.note, both.conflicts]).toEqual(['The file’s.', [expect.objectContaining({ hers: noted('Hers.').tour[0] })]])
  })

  it('compares single days one by one, whatever order their keys are in', () => {
    const hers = withPolicy({ exceptions: [{ date: '2026-12-24', openings: [] }] })
    const yaml = withPolicy({ exceptions: [{ openings: [{ to: '12:00', from: '10:00' }], date: '2026-12-31' }] })
    const { rules, conflicts } = mergeRules({ base, current: hers, yaml })
    expect(rules.policy.exceptions?.map(({ date }) => date)).toEqual(['2026-12-24', '2026-12-31'])
    expect(conflicts).toEqual([])
    expect(mergeRules({ base: yaml, current: rules, yaml }).changes).toEqual([])
  })
})

describe('diffRules', () => {
  it('names each thing that differs', () => {
    const after = { ...withPolicy({ noticeHours: 48, exceptions: [{ date: '2026-12-24', openings: [] }] }), tour: [] }
    expect(diffRules(base, after).map(({ field }) => field)).toEqual([
      'policy noticeHours',
      'tour Brisbane 2026-12-04',
      'exceptions 2026-12-24',
    ])
  })
})

describe('withFields', () => {
  it('puts single things as they are given, and takes away what is not', () => {
    const perth = leg('Perth', '2027-01-02', '2027-01-04')
    const rules = withFields(base, [
      { field: 'policy noticeHours', value: 48 },
      { field: 'tour Brisbane 2026-12-04', value: undefined },
      { field: 'tour Perth 2027-01-02', value: perth },
    ])
    expect(rules).toEqual({ ...withPolicy({ noticeHours: 48 }), tour: [perth] })
    expect([fieldOf(rules, 'policy noticeHours'), fieldOf(rules, 'tour Brisbane 2026-12-04')]).toEqual([48, undefined])
  })
})
