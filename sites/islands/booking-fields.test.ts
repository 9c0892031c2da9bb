import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { planService } from '../../edge/site/bookings/plan-booking.ts'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { planLengths } from '../../tenants/contract/plan-lengths.ts'
import { enAU } from '../../tenants/contract/words/en-au.ts'
import { HoursField } from './booking-fields.tsx'

type Service = { id: string; name: string; hours: number; hoursMin: number; prices: [] }
const dinner = { id: 'dinner', name: 'Dinner', hours: 3, hoursMin: 1, prices: [] as [] }
const massage = { id: 'massage', name: 'Ninety minutes', hours: 1.5, hoursMin: 1, prices: [] as [] }
const short = { id: 'short', name: 'Half an hour', hours: 1, hoursMin: 0.5, prices: [] as [] }

const choices = (services: Service[], hoursMax: number, service?: string) => {
  const html = renderToString(h(HoursField, { form: { services, hoursMax, words: enAU }, service, error: undefined }))
  return [...html.matchAll(/<option value="([\d.]+)"( selected)?>([^<]+)</g)].map(([, value, selected, label]) => ({
    hours: Number(value),
    isChosen: selected !== undefined,
    label,
  }))
}

describe('the durations of the form', () => {
  it('begin with those that have a price or are usual; the rest is another length, and no list of forty', () => {
    const prices = [2, 3, 5].map((hours) => ({ hours, incall: 1000 }))
    const priced = { ...dinner, prices }
    const html = renderToString(
      h(HoursField, { form: { services: [priced as never], hoursMax: 24, words: enAU }, service: 'dinner', error: undefined }),
    )
    const [usual = '', others = ''] = html.split('<optgroup label="Another length">')
    expect([...usual.matchAll(/>([^<]+)<\/option>/g)].map(([, label]) => label)).toEqual(['2 hours', '3 hours', '5 hours'])
    expect([...others.matchAll(/value="([\d.]+)"/g)].map(([, value]) => Number(value))).toEqual([
      1, 1.5, 2.5, 3.5, 4, 6, 7, 8, 9, 10, 11, 12, 18, 24,
    ])
    expect(others).toContain('>Longer? Choose 24 hours and tell me in your message.</option>')
    expect(planLengths({ services: [priced as never], hoursMax: 24 }, { service: 'dinner', chosen: [4.5] }).others).toContain(4.5)
  })

  it.each([
    ['whole hours', [dinner], 6],
    ['a service of ninety minutes', [massage], 6],
    ['a service from half an hour', [short, dinner], 3.5],
  ])('are those that the server takes, with %s', (_name, services, hoursMax) => {
    const policy = { hoursMax } as Manifest['booking']['policy']
    const isTaken = (hours: number) =>
      services.some(
        ({ id }) =>
          !(
            'reason' in
            planService(
              { service: id, hours },
              { booking: { services: services.map((each) => ({ ...each, prices: [] })), policy }, language: { words: enAU } },
            )
          ),
      )
    const taken = Array.from({ length: 144 }, (_, index) => (index + 1) / 2).filter(isTaken)
    const offered = choices(services, hoursMax)
    expect(taken).toEqual(expect.arrayContaining(offered.map(({ hours }) => hours)))
    expect(new Set(offered.map(({ hours }) => hours)).size).toBe(offered.length)
    // From the shortest to the longest.
    expect(offered.map(({ hours }) => hours)).toEqual(expect.arrayContaining([taken[0], hoursMax]))
    expect(offered.find(({ isChosen }) => isChosen)?.hours).toBe(services[0]?.hours)
  })

  it('of a service that is chosen begin with its shortest', () => {
    const hours = choices([dinner, { ...dinner, id: 'weekend', hours: 24, hoursMin: 12 }], 24, 'weekend').map((choice) => choice.hours)
    expect(hours).toEqual([24, 12, 18])
  })

  it('read as people say them', () => {
    expect(choices([short], 2).map(({ label }) => label)).toEqual(['1 hour', 'Half an hour', '1½ hours', '2 hours'])
  })
})
