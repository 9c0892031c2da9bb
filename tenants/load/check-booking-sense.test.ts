import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { contentSchema } from '../contract/content.ts'
import { tenantSchema } from '../contract/tenant.ts'
import { checkBookingSense } from './check-booking-sense.ts'
import { loadTenant } from './load-tenant.ts'
import { parseYaml } from './parse-yaml.ts'

const claire = await loadTenant(path.resolve(import.meta.dirname, '../claire'))
const locator = (file: string) => (field: readonly PropertyKey[]) => ({ file, line: 1, column: 1, field: field.join('.') })
const locate = { tenant: locator('tenant.yaml'), content: locator('content.yaml') } as never

type Change = { services?: object[]; items?: object[]; hoursMax?: number; tour?: object[] }
/** What is wrong with Claire's folder after a change, as "file field: got". */
function senseOf({ services, items, hoursMax = 24, tour }: Change): string[] {
  const content = contentSchema.parse({
    tagline: 'x',
    intro: 'x',
    services: services?.map((service) => ({ name: 'x', description: 'x', ...service })) ?? claire.content.services,
    rates: items === undefined ? [] : [{ title: 'x', items: items.map((item) => ({ label: 'x', ...item })) }],
  })
  const tenant = tenantSchema.parse({
    ...claire.tenant,
    booking: { ...claire.tenant.booking, hoursMax },
    tour: claire.tenant.tour.map(({ services: _services, ...leg }) => leg),
    ...(tour === undefined ? {} : { tour: tour.map((leg) => ({ city: 'Perth', from: '2027-03-01', to: '2027-03-02', ...leg })) }),
  })
  return checkBookingSense({ ...claire, content: { ...claire.content, ...content, callToAction: 'x' }, tenant }, locate).map(
    ({ file, field, got }) => `${file} ${field}: ${got}`,
  )
}

describe('durations, prices and places that contradict each other', () => {
  it('are none in the sample, nor in half hours', () => {
    expect(checkBookingSense(claire, locate)).toEqual([])
    expect(senseOf({ services: [{ id: 'massage', hours: 1.5, price: 700 }] })).toEqual([])
    expect(senseOf({ services: [{ id: 'short', hours: 1, hoursMin: 0.5, price: 300 }], items: [{ hours: 0.5, incall: 200 }] })).toEqual([])
  })

  it.each<[string, Change, RegExp]>([
    [
      'a shortest time above the usual',
      { services: [{ id: 'a', hours: 2, hoursMin: 3 }] },
      /^content.yaml services.0.hours: a takes 2 hours as a rule and 3/,
    ],
    ['a default shortest time above the usual', { services: [{ id: 'a', hours: 0.5 }] }, /0.5 hours as a rule and 1 at least/],
    [
      'a usual time above the longest booking',
      { services: [{ id: 'a', hours: 12 }], hoursMax: 8 },
      /12 hours for a, while a booking lasts 8 at most/,
    ],
    [
      'a price of a service that is none',
      { items: [{ hours: 2, services: ['dinnner'], incall: 1 }] },
      /rates.0.items.0.services: "dinnner"/,
    ],
    ['a leg for a service that is none', { tour: [{ services: ['dinnner'] }] }, /^tenant.yaml tour.0.services: "dinnner"/],
    ['a price of a service for no duration', { items: [{ services: ['dinner'], incall: 1 }] }, /services, and no hours/],
    [
      'two prices for one',
      {
        items: [
          { hours: 2, services: ['dinner'], incall: 1 },
          { hours: 2, outcall: 2 },
        ],
      },
      /rates.0.items.1.hours: a second line for 2 hours of dinner/,
    ],
    [
      'a price that the list does not have',
      { services: [{ id: 'a', hours: 3, price: 1300 }], items: [{ hours: 3, incall: 1400, outcall: 1500 }] },
      /services.0.price: 1300 for 3 hours of a, while the price list says 1400 and 1500/,
    ],
    [
      'a leg on which she meets nobody',
      { tour: [{ incall: false, outcall: false }] },
      /^tenant.yaml tour.0.outcall: neither incall nor outcall in Perth/,
    ],
    [
      'two zones for one city',
      { tour: [{ timeZone: 'Australia/Perth' }, { from: '2027-04-01', to: '2027-04-02' }] },
      /tour.1.timeZone: Australia\/Sydney for Perth, which has Australia\/Perth/,
    ],
  ])('%s', (_name, change, expected) => {
    expect(senseOf(change).join('\n')).toMatch(expected)
  })
})

describe('times in tenant.yaml', () => {
  const messagesOf = (lines: string) => {
    const parsed = parseYaml(lines, { file: 'tenant.yaml', schema: tenantSchema.pick({ timeZone: true, booking: true, tour: true }) })
    return 'problems' in parsed ? parsed.problems.map(({ line, field, got, expected }) => `${line} ${field}: ${got} (${expected})`) : []
  }
  const yaml = ({
    zone = 'Australia/Sydney',
    openings = '{ days: [fri], from: "20:00", to: "02:00" }',
    blocked = '[]',
    tour = '[]',
  } = {}) => `timeZone: "${zone}"\nbooking:\n  openings: [${openings}]\n  blocked: ${blocked}\ntour: ${tour}\n`

  it('go over midnight', () => {
    expect(messagesOf(yaml())).toEqual([])
    expect(messagesOf(yaml({ openings: '{ days: [fri], from: "20:00", to: "24:00" }' }))[0]).toMatch(/^3 booking.openings\[0\].to: "24:00"/)
  })

  it.each([
    [
      'a block that ends on 30 February',
      { blocked: '[{ from: 2027-02-20T00:00, to: 2027-02-30T00:00 }]' },
      /^4 booking.blocked\[0\].to: "2027-02-30T00:00" \(a day that the calendar has/,
    ],
    [
      'a block that ends before it begins',
      { blocked: '[{ from: 2027-02-20T10:00, to: 2027-02-20T09:00 }]' },
      /^4 booking.blocked\[0\].to: .*an end after the beginning/,
    ],
    ['a block without length', { blocked: '[{ from: 2027-02-20T10:00, to: 2027-02-20T10:00 }]' }, /an end after the beginning/],
    ['a zone that is none', { zone: 'Sydney' }, /^1 timeZone: "Sydney" \(an IANA time zone/],
    ['an offset for a zone', { zone: '+10:00' }, /^1 timeZone: "\+10:00" \(an IANA time zone/],
    ['a leg on a day that is none', { tour: '[{ city: Perth, from: 2027-02-28, to: 2027-02-29 }]' }, /^5 tour\[0\].to: "2027-02-29"/],
    [
      'a leg in a zone that is none',
      { tour: '[{ city: Perth, from: 2027-02-28, to: 2027-03-01, timeZone: Perth }]' },
      /^5 tour\[0\].timeZone/,
    ],
  ])('are refused: %s', (_name, change, expected) => {
    expect(messagesOf(yaml(change)).join('\n')).toMatch(expected)
  })
})
