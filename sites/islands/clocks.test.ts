import { describe, expect, it } from 'vitest'
import { enAU } from '../../tenants/contract/words/en-au.ts'
import { calendarFile } from './calendar-file.ts'
import { seasonAt, spanElsewhere, spanOf } from './clocks.ts'

const brisbane = { hours: 3, timeZone: 'Australia/Brisbane' }

describe('a night in which the visitor’s clock changes', () => {
  it('has a name for each of its times, and no other night has', () => {
    const name = (at: string, timeZone = 'Europe/London') => seasonAt(Date.parse(at), timeZone, 'en-AU')
    expect(name('2026-10-25T00:30Z')).toBe('British Summer Time')
    expect(name('2026-10-25T01:30Z')).toBe('Greenwich Mean Time')
    expect(name('2026-10-26T00:30Z')).toBeUndefined()
    expect(name('2026-10-25T00:30Z', 'Australia/Brisbane')).toBeUndefined()
  })
})

describe('a start by two clocks', () => {
  it('is told by that of the place, and beside it by the visitor’s own where that differs', () => {
    const span = spanOf('2026-12-04T19:00', brisbane)
    expect(span).toMatchObject({ from: '2026-12-04T19:00', to: '2026-12-04T22:00', start: Date.parse('2026-12-04T09:00Z') })
    expect(span && spanElsewhere(span, 'Europe/London')).toMatchObject({ from: '2026-12-04T09:00', to: '2026-12-04T12:00' })
    expect(span && spanElsewhere(span, 'Australia/Sydney')).toMatchObject({ from: '2026-12-04T20:00' })
    // Port Moresby keeps Brisbane's time under another name.
    expect(span && spanElsewhere(span, 'Pacific/Port_Moresby')).toBeUndefined()
  })

  it('lasts its real hours over a change of clocks, and is none where a clock skips it', () => {
    const sydney = { hours: 3, timeZone: 'Australia/Sydney' }
    expect(spanOf('2026-10-04T01:00', sydney)?.to).toBe('2026-10-04T05:00')
    expect(spanOf('2026-10-04T02:30', sydney)).toBeUndefined()
    expect(spanOf('2026-11-31T19:00', sydney)).toBeUndefined()
  })
})

describe('the calendar file of a request', () => {
  it('says nothing of what it is, and gives way to that of the confirmation', () => {
    const span = spanOf('2026-12-04T19:00', brisbane)
    if (!span) throw new Error('A time that exists has a span.')
    const text = calendarFile({
      title: enAU.thanks.calendarTitle,
      reference: '7KQ2-XM9T',
      span,
      city: 'Brisbane; QLD',
      now: new Date('2026-11-26T01:02:03Z'),
    })
    expect(text).toContain(
      'UID:7KQ2-XM9T\r\nSEQUENCE:0\r\nDTSTAMP:20261126T010203Z\r\nDTSTART:20261204T090000Z\r\nDTEND:20261204T120000Z\r\n',
    )
    expect(text).toContain('LOCATION:Brisbane\\; QLD\r\nSTATUS:TENTATIVE')
    expect(text).toContain('SUMMARY:Appointment\\, not confirmed yet\r\n')
    expect(text).not.toMatch(/claire|dinner/i)
  })
})
