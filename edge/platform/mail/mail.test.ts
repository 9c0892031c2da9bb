import fc from 'fast-check'
import { html } from 'hono/html'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { InboxRow } from '../../../db/queries/inbox.ts'
import type { RequestRow } from '../../../db/queries/requests.ts'
import { anyText } from '../../../scripts/test-support/any-text.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { formatCents, formatMonth, formatStart, formatWhen } from '../html/format-when.ts'
import { headerSafe } from './mail.ts'
import { renderIcs } from './render-ics.ts'

describe('words of a client in a mail', () => {
  it('never begin a header', () => {
    fc.assert(
      fc.property(anyText(10), (text) => {
        expect(headerSafe(`${text}\r\nBcc: x@example.com`)).not.toMatch(/[\r\n\0\u2028]/)
      }),
    )
  })
})

describe('when and how much', () => {
  const sydney = { timeZone: 'Australia/Sydney', place: 'Sydney' }
  const brisbane = { timeZone: 'Australia/Brisbane', place: 'Brisbane' }
  const from = (startsAt: string, endsAt: string, place: typeof sydney) => ({
    startsAt: new Moment(new Date(startsAt), place),
    endsAt: new Moment(new Date(endsAt), place),
  })
  const words = { locale: 'en-AU' }

  it('tells a time as clocks of its place show it and names the place, over midnight too', () => {
    expect(formatWhen(from('2026-12-04T08:30Z', '2026-12-04T11:30Z', sydney), words)).toBe(
      'Friday 4\u00a0December\u00a02026, 7:30 pm to 10:30 pm, Sydney time',
    )
    expect(formatWhen(from('2026-12-04T08:30Z', '2026-12-04T11:30Z', brisbane), words)).toBe(
      'Friday 4\u00a0December\u00a02026, 6:30 pm to 9:30 pm, Brisbane time',
    )
    expect(formatWhen(from('2026-12-04T11:00Z', '2026-12-04T14:00Z', sydney), words)).toBe(
      'Friday 4\u00a0December\u00a02026, 10:00 pm to Saturday 5\u00a0December\u00a02026, 1:00 am, Sydney time',
    )
    expect(formatStart(new Moment(new Date('2026-12-05T09:00Z'), brisbane), words)).toBe('Sat 5\u00a0Dec\u00a02026, 7:00 pm, Brisbane time')
    expect(formatMonth(new Moment(new Date('2026-11-30T13:30Z'), sydney), words)).toBe('December\u00a02026')
    expect(formatMonth(new Moment(new Date('2026-11-30T13:30Z'), brisbane), words)).toBe('November\u00a02026')
  })

  it('says which of two times it is in the night in which the clocks go back', () => {
    const twice = from('2027-04-03T15:30Z', '2027-04-03T17:30Z', sydney)
    expect(formatWhen(twice, words)).toBe('Sunday 4\u00a0April\u00a02027, 2:30 am (daylight time) to 3:30 am (standard time), Sydney time')
    expect(formatStart(twice.startsAt, words)).toBe('Sun 4\u00a0Apr\u00a02027, 2:30 am (daylight time), Sydney time')
    expect(formatStart(new Moment(new Date('2027-04-03T16:30Z'), sydney), words)).toBe(
      'Sun 4\u00a0Apr\u00a02027, 2:30 am (standard time), Sydney time',
    )
    expect(formatWhen(from('2027-04-03T11:00Z', '2027-04-03T16:00Z', sydney), words)).toBe(
      'Saturday 3\u00a0April\u00a02027, 10:00 pm (daylight time) to Sunday 4\u00a0April\u00a02027, 2:00 am (standard time), Sydney time',
    )
    // Neither time comes twice: the hours between them do not add up.
    expect(formatWhen(from('2027-04-03T12:00Z', '2027-04-03T17:00Z', sydney), words)).toContain('3:00 am (clocks go back), Sydney time')
    // Half an hour is what the clocks of Lord Howe Island go back.
    const lordHowe = { timeZone: 'Australia/Lord_Howe', place: 'Lord Howe Island' }
    expect(formatStart(new Moment(new Date('2027-04-03T14:45Z'), lordHowe), words)).toContain('1:45 am (daylight time)')
    expect(formatStart(new Moment(new Date('2027-04-03T15:15Z'), lordHowe), words)).toContain('1:45 am (standard time)')
    const once = [
      from('2027-04-03T14:00Z', '2027-04-03T14:59Z', sydney),
      from('2027-04-03T17:00Z', '2027-04-03T19:00Z', sydney),
      from('2027-04-03T15:30Z', '2027-04-03T17:30Z', brisbane),
      // The night in which they go forward skips an hour and shows none twice.
      from('2026-10-03T15:30Z', '2026-10-03T16:30Z', sydney),
    ]
    for (const each of once) expect(formatWhen(each, words)).not.toMatch(/daylight|standard/)
  })

  it('never becomes a text by itself, nor by a Date', () => {
    const { startsAt, endsAt } = from('2026-12-04T08:30Z', '2026-12-04T11:30Z', sydney)
    expect(() => `${startsAt}`).toThrow(/formatWhen/)
    expect(() => html`<p>${startsAt}</p>`).toThrow(/formatWhen/)
    expectTypeOf<RequestRow['startsAt' | 'endsAt' | 'createdAt' | 'holdExpiresAt']>().toEqualTypeOf<Moment>()
    expectTypeOf<InboxRow['startsAt' | 'endsAt' | 'createdAt']>().toEqualTypeOf<Moment>()
    const neverRun = () => [
      // @ts-expect-error A Date does not say whose clock tells it.
      formatWhen({ startsAt: new Date(), endsAt }, words),
      // @ts-expect-error Nor does anything else that looks like a moment.
      formatStart({ at: 0, timeZone: 'UTC', place: 'Sydney', isAfter: () => true, toString: () => '' }, words),
    ]
    expect(neverRun).toBeTypeOf('function')
  })

  it('tells money', () => {
    expect(formatCents(150_000, { locale: 'en-AU', currency: 'AUD' })).toBe('$1,500')
  })

  const appointment = {
    reference: '7KQ2-XM9T',
    ...from('2026-12-04T08:30Z', '2026-12-04T11:30Z', sydney),
    city: new StrangersText('Sydney'),
    moves: 0,
    spoken: { locale: 'en-AU', prefix: '', service: 'Dinner' },
  }

  it('takes an appointment out of the calendar it was put into', () => {
    const [invitation, cancellation] = [false, true].map((isCancelled) =>
      renderIcs(appointment, { organizer: 'appointments@example.com', isCancelled }),
    )
    const lines = (ics: typeof invitation, name: string) =>
      ics?.content.split('\r\n').filter((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    expect([invitation?.method, lines(invitation, 'METHOD'), lines(invitation, 'STATUS')]).toEqual([
      'PUBLISH',
      ['METHOD:PUBLISH'],
      ['STATUS:CONFIRMED'],
    ])
    expect([cancellation?.method, lines(cancellation, 'METHOD'), lines(cancellation, 'STATUS')]).toEqual([
      'CANCEL',
      ['METHOD:CANCEL'],
      ['STATUS:CANCELLED'],
    ])
    expect(lines(cancellation, 'UID')).toEqual(lines(invitation, 'UID'))
    expect([lines(invitation, 'SEQUENCE'), lines(cancellation, 'SEQUENCE')]).toEqual([['SEQUENCE:0'], ['SEQUENCE:1']])
    expect(lines(cancellation, 'ORGANIZER')).toEqual(lines(invitation, 'ORGANIZER'))
    expect(lines(cancellation, 'ORGANIZER')).toHaveLength(1)
  })

  it('puts nothing into a calendar that says what it is', () => {
    const { content: ics } = renderIcs(appointment, { organizer: 'appointments@example.com', isCancelled: false })
    expect(ics).toContain('SUMMARY:Appointment')
    expect(ics).toContain('DTSTART;TZID=Australia/Sydney:20261204T193000')
    expect(ics).not.toMatch(/claire|companion|dinner/i)
  })

  it('tells a calendar the clock of the place and brings its rules', () => {
    const icsOf = (startsAt: string, endsAt: string, place: typeof sydney) =>
      renderIcs(
        { ...appointment, ...from(startsAt, endsAt, place), city: new StrangersText(place.place) },
        { organizer: 'appointments@example.com', isCancelled: false },
      ).content
    const inBrisbane = icsOf('2026-12-05T09:00Z', '2026-12-05T12:00Z', brisbane)
    expect(inBrisbane).toContain('BEGIN:VTIMEZONE\r\nTZID:Australia/Brisbane\r\n')
    expect(inBrisbane).toContain('DTSTART;TZID=Australia/Brisbane:20261205T190000\r\nDTEND;TZID=Australia/Brisbane:20261205T220000\r\n')
    expect(inBrisbane).not.toContain('Sydney')
    // An older name stands for the zone that the rules are of.
    const inCanberra = icsOf('2026-12-05T09:00Z', '2026-12-05T12:00Z', { timeZone: 'Australia/Canberra', place: 'Canberra' })
    expect(inCanberra).toContain('BEGIN:VTIMEZONE\r\nTZID:Australia/Sydney\r\n')
    expect(inCanberra).toContain('DTSTART;TZID=Australia/Sydney:20261205T200000')
    // Clocks in Sydney show 2:30 am twice on 4 April 2027: as a local time the second would be the first.
    expect(icsOf('2027-04-03T14:00Z', '2027-04-03T15:30Z', sydney)).toContain('DTEND;TZID=Australia/Sydney:20270404T023000')
    expect(icsOf('2027-04-03T14:00Z', '2027-04-03T16:30Z', sydney)).toContain('DTSTART:20270403T140000Z\r\nDTEND:20270403T163000Z')
  })
})
