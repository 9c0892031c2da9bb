import { describe, expect, it } from 'vitest'
import { type Asked, type Manner, tellRequest } from './tell-request.ts'
import { wordsOf } from './words/catalogues.ts'
import { enAU } from './words/en-au.ts'

const manner: Manner = { locale: 'en-AU', words: enAU, currency: 'AUD', deposit: { percent: 20 } }
const asked: Asked = {
  service: { name: 'Dinner', prices: [{ hours: 3, incall: 1400, outcall: 1500 }] },
  hours: 3,
  place: { city: 'Brisbane', incall: true, outcall: true },
  hasAddress: true,
  times: { from: '2026-12-04T19:00', to: '2026-12-04T22:00' },
  now: Date.parse('2026-11-27'),
}
const tell = (change: Partial<Asked> = {}, other: Partial<Manner> = {}) =>
  tellRequest({ ...asked, ...change }, { ...manner, ...other }).replace(/[\u202f\u00a0]/g, ' ')

describe('what is about to be asked for', () => {
  it('is one sentence: what, when, by which clock, and what it costs', () => {
    expect(tell()).toBe('Dinner, Fri 4 Dec, 7 to 10 pm, Brisbane time, $1,500; deposit $300')
  })

  it('has the year where it is another one, or half a year away', () => {
    const on = (day: string, now: string) => tell({ times: { from: `${day}T19:00`, to: `${day}T22:00` }, now: Date.parse(now) })
    expect(on('2027-01-05', '2026-11-27')).toContain('Tue 5 Jan 2027, 7 to 10 pm')
    expect(on('2026-12-04', '2026-01-27')).toContain('Fri 4 Dec 2026, 7 to 10 pm')
    expect(on('2026-12-04', '2026-07-27')).toContain('Fri 4 Dec, 7 to 10 pm')
  })

  it('says where the clocks change in between', () => {
    const over = (from: string, to: string) => tell({ hours: 5, times: { from, to } })
    expect(over('2027-04-03T23:00', '2027-04-04T03:00')).toContain('11 pm to Sun 4 Apr 2027, 3 am (clocks go back), Brisbane time')
    expect(over('2026-10-03T23:00', '2026-10-04T05:00')).toContain('5 am (clocks go forward), Brisbane time')
    expect(over('2026-12-04T23:00', '2026-12-05T04:00')).not.toContain('clocks')
  })

  it('has the price of where they meet', () => {
    expect(tell({ hasAddress: false })).toContain('$1,400; deposit $280')
    expect(tell({ hasAddress: false, place: { city: 'Melbourne', incall: false, outcall: true } })).toContain('Melbourne time, $1,500')
    expect(tell({ place: { city: 'Perth', incall: true, outcall: false } })).toMatch(/Perth time, price on request$/)
  })

  it('promises no price and no deposit that the site does not state', () => {
    expect(tell({ hours: 4 })).toMatch(/, price on request$/)
    expect(tell({}, { deposit: undefined })).toMatch(/, \$1,500$/)
    expect(tell({}, { deposit: { percent: 12.5 } })).toMatch(/deposit \$187.50$/)
  })

  it('is said in the language of the page', () => {
    const told = (locale: string) => tell({}, { locale, words: wordsOf(locale) })
    expect(told('de')).toBe('Dinner, Fr, 4. Dez., 19:00 bis 22:00 Uhr, Ortszeit Brisbane, 1.500 AU$; davon 300 AU$ als Anzahlung')
    expect(told('zh-Hans')).toBe('Dinner，12月4日（周五）19:00 至 22:00，Brisbane 当地时间，AU$1,500，其中定金 AU$300')
  })

  it('says how long it takes while no time is chosen', () => {
    expect(tell({ times: undefined })).toBe('Dinner, 3 hours, $1,500; deposit $300')
  })
})
