import { describe, expect, it } from 'vitest'
import type { StoredChange } from '../../../../db/queries/booking-rules.ts'
import { diffRules, fieldOf, withFields } from '../../../../db/queries/merge-rules.ts'
import type { BookingRules, Leg } from '../../../../tenants/contract/booking-rules.ts'
import { bookingPolicySchema } from '../../../../tenants/contract/policy.ts'
import { weekWords } from './hours-words.ts'
import { planHistory, planUndo, valuesBefore } from './plan-history.ts'
import { nowWords } from './rule-words.ts'

const brisbane: Leg = {
  city: 'Brisbane',
  timeZone: 'Australia/Brisbane',
  from: '2026-12-04',
  to: '2026-12-08',
  incall: true,
  outcall: true,
}
const before: BookingRules = {
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  policy: bookingPolicySchema.parse({ openings: [{ days: ['mon', 'tue', 'wed'], from: '10:00', to: '23:00' }], noticeHours: 24 }),
  tour: [brisbane],
}
const telling = { locale: 'en-AU', thisYear: '2026', home: 'Sydney' }

/** Her rules one after the other, and the changes between them as the history has them: newest first. */
function changesOf(...states: BookingRules[]): { rules: BookingRules; changes: StoredChange[] } {
  const changes = states.slice(1).flatMap((after, at) =>
    diffRules(states[at] ?? after, after).map((change, index): StoredChange => {
      // As jsonb gives it back: nothing is null.
      const { field, before: was = null, after: is = null } = change
      return { field, before: was, after: is, changeId: `${at}${index}`, version: at + 2, madeAt: new Date(0), madeBy: 'companion' }
    }),
  )
  return { rules: states.at(-1) ?? before, changes: changes.reverse() }
}
const wordsOf = (...states: BookingRules[]) => {
  const { rules, changes } = changesOf(...states)
  return planHistory(changes, rules, telling).map(({ words }) => words)
}
const withPolicy = (change: Partial<BookingRules['policy']>, rules = before): BookingRules => ({
  ...rules,
  policy: { ...rules.policy, ...change },
})
const withLeg = (change: Partial<Leg>) => ({ ...before, tour: [{ ...brisbane, ...change }] })

describe('the history', () => {
  it('tells each change in words', () => {
    expect(wordsOf(before, withPolicy({ noticeHours: 48 }))).toEqual(['notice 24 to 48 hours'])
    expect(wordsOf(before, withPolicy({ hoursMax: 1 }))).toEqual(['longest booking 24 to 1 hour'])
    expect(wordsOf(before, withPolicy({ homeDuringTour: true }))).toEqual(['clients may ask for Sydney while you’re on tour'])
    expect(wordsOf(before, withPolicy({ openings: [{ days: ['fri', 'sat'], from: '20:00', to: '02:00' }] }))).toEqual([
      'weekly hours: now Fri and Sat 8 pm to 2 am, past midnight',
    ])
    const closed = withPolicy({ exceptions: [{ date: '2026-12-24', openings: [] }] })
    expect(wordsOf(before, closed, before)).toEqual(['Thu 24\u00a0Dec: as its weekday again', 'Thu 24\u00a0Dec: closed'])
    expect(wordsOf(before, { ...before, tour: [] }, before)).toEqual([
      'Brisbane, 4 to 8\u00a0Dec, added',
      'Brisbane, 4 to 8\u00a0Dec, cancelled',
    ])
    expect(wordsOf(before, withLeg({ to: '2027-01-10', arrives: '15:00', outcall: false }))).toEqual([
      'Brisbane: until 10\u00a0Jan\u00a02027 instead of 8\u00a0Dec, first start at 3 pm, incall only',
    ])
    expect(wordsOf(before, withLeg({ note: 'By the river.' }))).toEqual(['Brisbane: note “By the river.”'])
    expect(wordsOf(before, withPolicy({ deposit: { percent: 20, note: 'By PayID.' } }))).toEqual(['deposit changed'])
  })

  it('tells a leg that begins on another day as one line, which is taken back whole', () => {
    const { rules, changes } = changesOf(before, withLeg({ from: '2026-12-05' }))
    const [line, ...others] = planHistory(changes, rules, telling)
    expect([line?.words, line?.isUndoable, others]).toEqual(['Brisbane: from 5\u00a0Dec instead of 4\u00a0Dec', true, []])
    const ids = line?.changes.map(({ changeId }) => changeId) ?? []
    expect(planUndo(ids, { changes, rules, telling })).toEqual(before)
  })

  it('takes back what nothing has changed since, and nothing else', () => {
    const { rules, changes } = changesOf(before, withPolicy({ noticeHours: 48 }), withPolicy({ noticeHours: 72, bufferMinutes: 60 }))
    expect(planHistory(changes, rules, telling).map(({ isUndoable }) => isUndoable)).toEqual([true, true, false])
    const [buffer, notice, first] = changes.map(({ changeId }) => changeId)
    expect(planUndo([notice ?? ''], { changes, rules, telling })?.policy).toMatchObject({ noticeHours: 48, bufferMinutes: 60 })
    expect(planUndo([buffer ?? ''], { changes, rules, telling })?.policy).toMatchObject({ noticeHours: 72, bufferMinutes: 30 })
    for (const ids of [[first ?? ''], [], ['nothing']]) expect(planUndo(ids, { changes, rules, telling })).toBeUndefined()
    // Of two that made it what it is, the newest is taken back.
    const again = changesOf(before, withPolicy({ noticeHours: 48 }), before, withPolicy({ noticeHours: 48 }))
    expect(planHistory(again.changes, again.rules, telling).map(({ isUndoable }) => isUndoable)).toEqual([true, false, false])
    const elsewhere = changesOf(before, withPolicy({ minimumAge: 25 }))
    expect(planHistory(elsewhere.changes, elsewhere.rules, telling)[0]?.isUndoable).toBe(false)
    // Why there is no way back is said of what was hers to take back.
    const whyNot = ({ changes: all, rules: now }: typeof again) =>
      planHistory(all, now, telling).map(({ isUndoable, isChangedSince }) => [isUndoable, isChangedSince])
    expect([whyNot(again), whyNot(elsewhere)]).toEqual([
      [
        [true, false],
        [false, true],
        [false, true],
      ],
      [[false, false]],
    ])
  })

  it('gives the rules back that a page was opened with', () => {
    const states = [before, withPolicy({ noticeHours: 48 }), { ...withPolicy({ noticeHours: 72 }), tour: [] }]
    const { rules, changes } = changesOf(...states)
    expect(withFields(rules, valuesBefore(changes))).toEqual(before)
    expect(fieldOf(rules, 'policy noticeHours')).toBe(72)
  })

  it('says for another window what holds now', () => {
    expect(changesOf(before, withPolicy({ noticeHours: 48 })).changes.map((change) => nowWords(change, telling))).toEqual([
      'notice is 48 hours now',
    ])
  })
})

describe('a week in words', () => {
  it.each([
    [[{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '10:00', to: '23:00' }], 'every day 10 am to 11 pm'],
    [
      [
        { days: ['mon', 'tue', 'wed', 'thu', 'sun'], from: '10:30', to: '20:00' },
        { days: ['sun'], from: '22:00', to: '00:00' },
      ],
      'Mon to Thu 10:30 am to 8 pm; Sun 10:30 am to 8 pm and 10 pm to midnight',
    ],
    [[{ days: ['wed'], from: '19:00', to: '19:00' }], 'Wed at 7 pm'],
  ] as const)('%o', (openings, words) => {
    expect(weekWords(openings as unknown as BookingRules['policy']['openings'], 'en-AU')).toBe(words)
  })
})
