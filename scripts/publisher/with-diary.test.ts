import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type BookingRules, rulesOfYaml } from '../../tenants/contract/booking-rules.ts'
import { tenantSchema } from '../../tenants/contract/tenant.ts'
import { withDiary } from './with-diary.ts'

const claire = await readFile(path.resolve(import.meta.dirname, '../../tenants/claire/tenant.yaml'), 'utf8')
const tenant = tenantSchema.parse(parse(claire))
const rules = JSON.parse(JSON.stringify(rulesOfYaml(tenant))) as BookingRules
const [brisbane, melbourne] = tenant.tour
const german = `# von Hand
tagline: Ruhige Abende
tour:
  - from: ${brisbane?.from}
    note: Ein stilles Hotel am Fluss. # bleibt
  - from: ${melbourne?.from}
    note: Nur Abendessen.
`
const texts = new Map([
  ['tenant.yaml', claire],
  ['content.de.yaml', german],
  ['about.md', 'Me'],
])
const germanOf = (tour: BookingRules['tour']) => withDiary(texts, { ...rules, tour }).texts.get('content.de.yaml')

describe('her files as her diary is', () => {
  it('stay as they are where they say the same', () => {
    expect(withDiary(texts, rules)).toEqual({ texts, changes: [] })
  })

  it('have hours and legs as a person writes them, in whatever order a database keeps them', () => {
    const [first] = rules.policy.openings
    const { from, to, days } = { ...first, days: ['fri', 'sat'] as const, from: '20:00', to: '02:00' }
    const openings = [{ to, days: [...days], from }]
    const perth = {
      to: '2027-03-06',
      city: 'Perth',
      from: '2027-03-03',
      incall: true,
      leaves: '12:00',
      outcall: true,
      arrives: '18:00',
      timeZone: 'Australia/Perth',
    }
    const after = withDiary(texts, { ...rules, policy: { ...rules.policy, openings }, tour: [...rules.tour, perth] }).texts.get(
      'tenant.yaml',
    )
    expect(after).toContain('  openings:\n    - days: [fri, sat]\n      from: "20:00"\n      to: "02:00"\n')
    expect(after).toContain(
      '  - city: Perth\n    from: 2027-03-03\n    to: 2027-03-06\n    arrives: "18:00"\n    leaves: "12:00"\n    timeZone: Australia/Perth\n',
    )
  })

  it('have a leg of hers, and translations that know nothing of it stay to the byte', () => {
    const perth = { city: 'Perth', timeZone: 'Australia/Perth', from: '2027-03-03', to: '2027-03-06', incall: true, outcall: true }
    const { texts: after, changes } = withDiary(texts, { ...rules, tour: [...rules.tour, perth] })
    expect(changes.map(({ field }) => field)).toEqual(['tour Perth 2027-03-03'])
    expect(parse(after.get('tenant.yaml') ?? '')).toMatchObject({
      tour: expect.arrayContaining([expect.objectContaining({ city: 'Perth' })]),
    })
    expect([after.get('content.de.yaml'), after.get('about.md')]).toEqual([german, 'Me'])
  })

  it('keep the note of a leg that is moved in every language, and lose that of one that is cancelled or has another note', () => {
    const moved = rules.tour.map((leg) => (leg.city === 'Brisbane' ? { ...leg, from: '2026-12-05' } : leg))
    expect(germanOf(moved)).toBe(german.replace(String(brisbane?.from), '2026-12-05'))
    const noted = rules.tour.map((leg) => (leg.city === 'Brisbane' ? { ...leg, note: 'A house by the sea.' } : leg))
    expect(parse(germanOf(noted) ?? '')).toMatchObject({ tour: [{ from: melbourne?.from, note: 'Nur Abendessen.' }] })
    const left = germanOf(rules.tour.filter(({ city }) => city !== 'Brisbane'))
    expect(parse(left ?? '')).toEqual({ tagline: 'Ruhige Abende', tour: [{ from: melbourne?.from, note: 'Nur Abendessen.' }] })
    expect(left).toContain('# von Hand')
    expect(parse(germanOf([]) ?? '')).toEqual({ tagline: 'Ruhige Abende' })
  })
})
