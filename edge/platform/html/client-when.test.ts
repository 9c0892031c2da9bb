import { describe, expect, it } from 'vitest'
import { plainSpaces } from '../../../scripts/test-support/plain-spaces.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { asOnSite, clientLanguage, formatWhen, lengthWords } from './client-when.ts'

const moment = (text: string, timeZone = 'Australia/Sydney') => new Moment(new Date(text), { timeZone, place: 'Sydney' })
const when = (from: string, to: string) =>
  plainSpaces(formatWhen({ startsAt: moment(from), endsAt: moment(to) }, clientLanguage({ locale: 'en-AU' })))

describe('a time that a client reads', () => {
  it('is told as on her site: no minutes of a full hour, the half of the day once', () => {
    expect(when('2026-12-04T08:00Z', '2026-12-04T11:00Z')).toBe('Friday 4 December 2026, 7 to 10 pm, Sydney time')
    expect(when('2026-12-04T08:30Z', '2026-12-04T11:00Z')).toBe('Friday 4 December 2026, 7:30 to 10 pm, Sydney time')
    expect(when('2026-12-04T00:00Z', '2026-12-04T02:00Z')).toBe('Friday 4 December 2026, 11 am to 1 pm, Sydney time')
    expect(when('2026-12-04T11:00Z', '2026-12-04T14:00Z')).toBe(
      'Friday 4 December 2026, 10 pm to Saturday 5 December 2026, 1 am, Sydney time',
    )
  })

  it('says noon and midnight, and ends at midnight on the day before', () => {
    expect(when('2026-12-04T01:00Z', '2026-12-04T03:00Z')).toBe('Friday 4 December 2026, noon to 2 pm, Sydney time')
    expect(when('2026-12-04T10:00Z', '2026-12-04T13:00Z')).toBe('Friday 4 December 2026, 9 pm to midnight, Sydney time')
  })

  it('keeps what tells two times of one night apart', () => {
    expect(when('2027-04-03T14:00Z', '2027-04-03T16:00Z')).toContain('1 am (daylight time) to 2 am (standard time)')
  })

  it('says why the hours do not add up where the clocks change in between', () => {
    expect(when('2027-04-03T12:00Z', '2027-04-03T17:00Z')).toBe(
      'Saturday 3 April 2027, 11 pm to Sunday 4 April 2027, 3 am (clocks go back), Sydney time',
    )
    expect(when('2026-10-03T13:00Z', '2026-10-03T18:00Z')).toContain('5 am (clocks go forward), Sydney time')
    const night = { startsAt: moment('2027-04-03T12:00Z'), endsAt: moment('2027-04-03T17:00Z') }
    expect(plainSpaces(formatWhen(night, clientLanguage({ locale: 'de' })))).toContain('3:00 Uhr (Uhren werden zurückgestellt)')
    expect(formatWhen(night, clientLanguage({ locale: 'zh-Hans' }))).toContain('（夏令时结束，时钟回拨）')
  })

  it('has its minutes where clocks count to 24, and half hours as her site writes them', () => {
    expect(asOnSite('Friday, 7:00 pm to 10:00 pm')).toBe('Friday, 7 to 10\u00a0pm')
    expect(asOnSite('Freitag, 19:00 bis 22:00')).toBe('Freitag, 19:00 bis 22:00')
    expect(
      lengthWords({ startsAt: moment('2026-12-04T08:00Z'), endsAt: moment('2026-12-04T11:30Z') }, clientLanguage({ locale: 'en-AU' })),
    ).toBe('3½ hours')
  })
})
