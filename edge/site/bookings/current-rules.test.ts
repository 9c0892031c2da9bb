import { expect, it } from 'vitest'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { isOfThisHome, rulesOf } from './current-rules.ts'

const rules = (city: string, timeZone: string, noticeHours: number) =>
  ({ city, timeZone, tour: [], policy: { noticeHours } }) as unknown as Manifest['booking']
const perth = rules('Perth', 'Australia/Perth', 12)
const draft = { accessHash: 'x', until: new Date(), framedBy: '' } as unknown as Manifest['draft']

it('are those of now for a live site, whatever it was built with', () => {
  expect(rulesOf({ booking: perth }, rules('Sydney', 'Australia/Sydney', 48))).toMatchObject({
    city: 'Sydney',
    policy: { noticeHours: 48 },
  })
})

it('are those of now for a draft in the same home, and its own where it has moved her home', () => {
  expect(rulesOf({ booking: perth, draft }, rules('Perth', 'Australia/Perth', 48))).toMatchObject({
    city: 'Perth',
    policy: { noticeHours: 48 },
  })
  expect(rulesOf({ booking: perth, draft }, rules('Sydney', 'Australia/Sydney', 48))).toEqual(perth)
})

it('are of another home where city or clocks are, so that no free time is told by them', () => {
  expect(isOfThisHome({ booking: perth }, perth)).toBe(true)
  expect(isOfThisHome({ booking: perth }, rules('Perth', 'Australia/Sydney', 12))).toBe(false)
  expect(isOfThisHome({ booking: perth }, rules('Sydney', 'Australia/Perth', 12))).toBe(false)
})
