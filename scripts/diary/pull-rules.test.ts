import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type BookingRules, type Leg, rulesOfYaml } from '../../tenants/contract/booking-rules.ts'
import { tenantSchema } from '../../tenants/contract/tenant.ts'
import { pullRules } from './pull-rules.ts'

const claire = await readFile(path.resolve(import.meta.dirname, '../../tenants/claire/tenant.yaml'), 'utf8')
const rulesOf = (text: string): BookingRules => JSON.parse(JSON.stringify(rulesOfYaml(tenantSchema.parse(parse(text))))) as BookingRules
const rules = rulesOf(claire)
const perth: Leg = {
  city: 'Perth',
  from: '2027-05-01',
  to: '2027-05-04',
  timeZone: 'Australia/Perth',
  incall: true,
  outcall: false,
  arrives: '15:00',
}
const linesLost = (text: string) => claire.split('\n').filter((line) => line.trim() !== '' && !text.split('\n').includes(line))

describe('pullRules', () => {
  it('leaves a file as it is that says the same', () => {
    expect(pullRules(claire, rules)).toEqual({ text: claire, changes: [] })
  })

  it('writes what she has changed, and every other line stays, comments too', () => {
    const hers: BookingRules = {
      ...rules,
      policy: { ...rules.policy, noticeHours: 48, homeDuringTour: true, exceptions: [{ date: '2026-12-24', openings: [] }] },
      tour: [...rules.tour, perth],
    }
    const { text, changes } = pullRules(claire, hers)
    expect(rulesOf(text)).toEqual(hers)
    expect(linesLost(text)).toEqual(['  noticeHours: 12'])
    expect(changes).toHaveLength(4)
    expect(pullRules(text, hers).changes).toEqual([])
    expect(rulesOf(pullRules(text, rules).text)).toEqual(rules)
  })

  it('keeps the note and the photo of a leg that begins on another day, and takes away one that is cancelled', () => {
    const [brisbane, ...others] = rules.tour as [Leg, ...Leg[]]
    const hers = { ...rules, tour: [{ ...brisbane, from: '2026-12-05', leaves: '11:00', openings: rules.policy.openings }, ...others] }
    const { text } = pullRules(claire, hers)
    expect(rulesOf(text)).toEqual(hers)
    expect(tenantSchema.parse(parse(text)).tour[0]).toMatchObject({ region: 'QLD', photo: 'bridge' })
    const noted = pullRules(claire, { ...rules, tour: [{ ...brisbane, note: 'By the sea.' }, ...others] }).text
    expect(linesLost(noted)).toEqual(['    note: A quiet hotel by the river.'])
    expect(noted).toContain('    note: By the sea.\n')
    const twice = claire.replace('city: Melbourne', 'city: Brisbane')
    const moved = rulesOf(twice).tour.map((leg) => ({ ...leg, from: leg.from.slice(0, 8) + (leg.from.endsWith('04') ? '05' : '13') }))
    const notes = tenantSchema.parse(parse(pullRules(twice, { ...rules, tour: moved }).text)).tour.map(({ from, photo }) => [from, photo])
    expect(notes).toEqual([
      [moved[0]?.from, 'bridge'],
      [moved[1]?.from, 'coffee'],
    ])
    const none = pullRules(claire, { ...rules, tour: [] })
    expect(rulesOf(none.text)).toEqual({ ...rules, tour: [] })
    expect(rulesOf(pullRules(none.text, { ...rules, tour: [perth] }).text).tour).toEqual([perth])
  })
})
