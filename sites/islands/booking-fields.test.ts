import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { planService } from '../../edge/site/bookings/plan-booking.ts'
import type { Manifest } from '../../tenants/contract/manifest.ts'
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
    expect(offered.map(({ hours }) => hours)).toEqual(taken)
    expect(offered.find(({ isChosen }) => isChosen)?.hours).toBe(services[0]?.hours)
  })

  it('of a service that is chosen begin with its shortest', () => {
    const hours = choices([dinner, { ...dinner, id: 'weekend', hours: 24, hoursMin: 12 }], 24, 'weekend').map((choice) => choice.hours)
    expect([hours[0], hours.at(-1)]).toEqual([12, 24])
  })

  it('read as people say them', () => {
    expect(choices([short], 2).map(({ label }) => label)).toEqual(['Half an hour', '1 hour', '1½ hours', '2 hours'])
  })
})
