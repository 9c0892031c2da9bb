import { describe, expect, it } from 'vitest'
import type { ListRow } from '../../../db/queries/request-list.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { elsewhere, lengthWords, requestWarnings, timeLeft, visitWords } from '../html/request-warnings.ts'
import { planOffers, suggestOffers } from './plan-offers.ts'

const sydney = { timeZone: 'Australia/Sydney', place: 'Sydney' }
const at = (text: string, place = sydney) => new Moment(new Date(text), place)
const now = new Date('2026-11-26T00:00Z')
const rules = {
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  policy: {
    openings: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '18:00', to: '02:00' }],
    noticeHours: 12,
    bufferMinutes: 30,
    homeDuringTour: false,
    blocked: [{ from: '2026-12-12T00:00', to: '2026-12-13T00:00' }],
  },
  tour: [{ city: 'Brisbane', from: '2026-12-04', to: '2026-12-08', incall: true, outcall: true, timeZone: 'Australia/Brisbane' }],
} as unknown as BookingRules
const row = ({ startsAt = at('2026-12-10T09:00Z'), ...change }: Partial<ListRow> = {}): ListRow =>
  ({
    group: 'waiting',
    startsAt,
    endsAt: new Moment(startsAt.at + 3 * 3_600_000, startsAt),
    city: new StrangersText('Sydney'),
    emailCheck: 'confirmed',
    isHeld: true,
    isTaken: false,
    overlaps: false,
    isBack: false,
    ...change,
  }) as ListRow
const warn = (change: Partial<ListRow>) => requestWarnings(row(change), rules, now)

describe('what she must know before she answers', () => {
  it('is where she is that evening, if not there: in the night too, which belongs to the evening before', () => {
    const inBrisbane = ['You are in Brisbane that day']
    expect(warn({ startsAt: at('2026-12-06T08:00Z') })).toEqual(inBrisbane)
    // 1 am on Friday 4 December is still Thursday night in Sydney; 1 am on the 9th is the last night in Brisbane.
    expect(warn({ startsAt: at('2026-12-03T14:00Z') })).toEqual([])
    expect(warn({ startsAt: at('2026-12-08T14:00Z') })).toEqual(inBrisbane)
    expect(warn({})).toEqual([])
    const brisbane = { timeZone: 'Australia/Brisbane', place: 'Brisbane' }
    expect(warn({ city: new StrangersText('Brisbane'), startsAt: at('2026-12-06T08:00Z', brisbane) })).toEqual([])
    expect(warn({ city: new StrangersText('Brisbane'), startsAt: at('2026-12-20T08:00Z', brisbane) })).toEqual([
      'You are in Sydney that day',
    ])
    expect(elsewhere(row({ startsAt: at('2026-12-06T08:00Z') }), undefined, now)).toBeUndefined()
  })

  it('is that nobody has said from that mailbox that it was them: after she has confirmed, too', () => {
    for (const change of [{}, { group: 'coming' }, { group: 'coming', isWished: true }, { group: 'coming', isMoving: true }] as const)
      expect(warn({ ...change, emailCheck: 'asked' })).toContain('Email not confirmed')
    expect(warn({ group: 'past', emailCheck: 'asked' })).toEqual([])
  })

  it('is of an unconfirmed address while the client chooses between other times, too', () => {
    expect(warn({ group: 'offered', emailCheck: 'asked' })).toEqual(['Email not confirmed'])
    // Where she is that day is said of the time that was asked for, which matters no more.
    expect(warn({ group: 'offered', startsAt: at('2026-12-06T08:00Z') })).toEqual([])
  })

  it('is where she is that evening of an appointment too, until it is moved: a leg may have been added since', () => {
    const there = { group: 'coming', startsAt: at('2026-12-06T08:00Z') } as const
    expect(warn(there)).toEqual(['You are in Brisbane that day'])
    expect(warn({ ...there, isMoving: true })).toEqual([
      'You are in Brisbane that day',
      'You asked to move it, and the client has not chosen yet',
    ])
    expect(warn({ ...there, isWished: true })).toEqual(['You are in Brisbane that day', 'The client has asked to move it'])
    expect(warn({ ...there, group: 'past' })).toEqual([])
  })

  it('goes by the hours of the city, which a leg may have of its own', () => {
    const [leg] = rules.tour
    const until = (to: string) => ({ openings: rules.policy.openings.map((each) => ({ ...each, to })) })
    const lateThere = { ...rules, policy: { ...rules.policy, ...until('23:00') }, tour: leg ? [{ ...leg, ...until('02:00') }] : [] }
    const inBrisbane = {
      city: new StrangersText('Brisbane'),
      startsAt: at('2026-12-08T15:00Z', { timeZone: 'Australia/Brisbane', place: 'Brisbane' }),
    }
    const warnings = (hours: number) =>
      requestWarnings(
        row({ ...inBrisbane, endsAt: new Moment(inBrisbane.startsAt.at + hours * 3_600_000, inBrisbane.startsAt) }),
        lateThere,
        now,
      )
    // From 1 am of the last night there until 5 pm, when she can be asked for at home again.
    expect(warnings(16)).toEqual([])
    expect(warnings(16.5)).toEqual(['You are on your way to Sydney before it ends'])
  })

  it('is where she is to be before it ends', () => {
    // Until 6 pm in Brisbane, 7 pm in Sydney, when she can first be asked for there.
    const overnight = (endsAt: string) => warn({ startsAt: at('2026-12-03T09:00Z'), endsAt: at(endsAt) })
    expect(overnight('2026-12-04T08:00Z')).toEqual([])
    expect(overnight('2026-12-04T08:30Z')).toEqual(['You are on your way to Brisbane before it ends'])
  })

  it('is what is wrong with the time and the address, and nothing once she has answered', () => {
    expect(warn({ emailCheck: 'asked', isHeld: false, overlaps: true })).toEqual([
      'Overlaps another request',
      'Email not confirmed',
      'Time not held',
    ])
    expect(warn({ isTaken: true, isHeld: false })).toEqual(['Another booking has this time'])
    expect(warn({ isBusy: true, isHeld: false })).toEqual(['Your own calendar has something then'])
    expect(warn({ isBlocked: true, isHeld: false })).toEqual(['You have blocked that time'])
    expect(warn({ group: 'past', emailCheck: 'asked', isHeld: false })).toEqual([])
  })

  it('is that a request is back because nobody picked another time, before all else', () => {
    expect(warn({ isBack: true, isHeld: false })).toEqual(['What you offered wasn’t picked in time', 'Time not held'])
    expect(warn({ group: 'past', isBack: true })).toEqual([])
  })

  it('is, of an appointment, that she has asked to move it', () => {
    expect(warn({ group: 'coming', isMoving: true })).toEqual(['You asked to move it, and the client has not chosen yet'])
    expect(warn({ group: 'coming', isMoving: false })).toEqual([])
  })

  it('tells the time left, and when it is short', () => {
    const left = (minutes: number) => timeLeft(new Moment(now.getTime() + minutes * 60_000, sydney), now)
    expect(left(5 * 60 + 59)).toEqual({ words: '5 h left', isHot: true })
    expect(left(46 * 60)).toEqual({ words: '1 d 22 h left', isHot: false })
    expect(left(48 * 60)).toEqual({ words: '2 d left', isHot: false })
    expect(left(40)).toEqual({ words: '40 min left', isHot: true })
    expect(left(-5)).toEqual({ words: '0 min left', isHot: true })
  })

  it('counts visits and hours as people do', () => {
    expect([0, 1, 2, 9, 10].map(visitWords)).toEqual(['new client', 'second time', 'third time', 'tenth time', '10 times before'])
    expect(lengthWords({ startsAt: at('2026-12-10T09:00Z'), endsAt: at('2026-12-10T10:30Z') })).toBe('1.5 hours')
  })
})

describe('other times', () => {
  const asked = row()
  const context = { rules, locale: 'en-AU', now }
  const plan = (...texts: string[]) => planOffers(texts, asked, context)

  it('are instants in the clock of the place, each once', () => {
    expect(plan('2026-12-11T19:00', '', '2026-12-11T19:00:00', '2026-12-10T01:00')).toEqual({
      starts: [new Date('2026-12-11T08:00Z'), new Date('2026-12-09T14:00Z')],
      outside: [],
    })
  })

  it('may be outside her hours, which is said of each', () => {
    expect(plan('2026-12-11T19:00', '2026-12-11T03:00')).toEqual({
      starts: [new Date('2026-12-11T08:00Z'), new Date('2026-12-10T16:00Z')],
      outside: [{ time: '2026-12-11T03:00', words: expect.stringMatching(/^Friday 11\u00a0December.* 3:00 am is outside your hours\.$/) }],
    })
    expect(planOffers(['2026-12-11T03:00'], asked, { ...context, rules: undefined })).toMatchObject({ outside: [] })
  })

  it.each([
    [['2026-12-06T19:00'], /Sunday 6\u00a0December at 7:00 pm: you are in Brisbane then|6\u00a0December.*you are in Brisbane then/],
    [['2026-12-10T20:00', '2026-12-11T19:00'], /10\u00a0December.* is the time it has already\. Choose another\.$/],
    [['2026-12-12T20:00'], /you have blocked that time/],
    [['2026-12-11T22:00'], /you have blocked that time/],
    [['2026-10-04T02:30'], /the clocks change/],
    [['2025-01-01T10:00'], /1\u00a0January\u00a02025.* has already passed/],
    [['2031-01-01T10:00'], /1\u00a0January\u00a02031.* too far ahead/],
    [['next week'], /Choose a day and an hour/],
    [[], /at least one/],
    [['2026-12-14T19:00', '2026-12-15T19:00', '2026-12-16T19:00', '2026-12-17T19:00'], /up to three/],
  ])('%s are refused in words', (texts, words) => {
    const planned = plan(...texts)
    expect('problems' in planned && planned.problems.join()).toMatch(words)
  })

  it('are proposed near the one that was asked for: free, in her hours, where she is', () => {
    const held = [{ from: new Date('2026-12-11T08:00Z'), to: new Date('2026-12-11T09:30Z') }]
    expect(suggestOffers(asked, { ...context, held })).toEqual([
      '2026-12-09T20:00',
      '2026-12-13T20:00',
      '2026-12-14T20:00',
      '2026-12-15T20:00',
      '2026-12-16T20:00',
      '2026-12-17T20:00',
    ])
    expect(suggestOffers(asked, { ...context, held: [] })).toContain('2026-12-11T20:00')
    expect(suggestOffers(asked, { ...context, rules: undefined, held: [] })).toEqual([])
  })
})
