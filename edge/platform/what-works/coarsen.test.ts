import { describe, expect, it } from 'vitest'
import type { FilteredFigures } from '../../../db/queries/filtered-figures.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { coarsen, planCities } from './coarsen.ts'

const value = (name: string) => new StrangersText(name)
const figures = (visitors: number): FilteredFigures => ({
  totals: { visits: visitors, visitors, pageViews: 61, bounces: 3, seconds: 60 * visitors },
  requests: 3,
  days: [{ day: '2026-11-20', visits: 1, visitors: 1, requests: 0 }],
  sources: [
    { source: value('instagram'), visits: 13, visitors: 12, requests: 2 },
    { source: value('one.example'), visits: 4, visitors: 4, requests: 1 },
  ],
  campaigns: [],
  cities: [{ value: value('Hobart'), visits: visitors, visitors }],
  devices: [{ value: value('phone'), visits: 9, visitors: 9 }],
  entries: [],
  pages: [{ subject: value('/rates'), events: 31, visits: 14 }],
  photos: [{ subject: value('silk'), events: 7, visits: 2 }],
  funnel: [
    { step: 1, name: 'page_view', visits: visitors },
    { step: 2, name: 'form_submit', visits: 3 },
  ],
})

describe('a page about one city', () => {
  it('says nothing of a city that fewer than five came from, as of one that nobody came from', () => {
    for (const visitors of [0, 1, 4]) expect(coarsen(figures(visitors))).toBeUndefined()
  })

  it('tells every count in steps of five, none below five, and no single day', () => {
    const told = coarsen(figures(17))
    expect(told?.totals).toEqual({ visits: 15, visitors: 15, pageViews: 0, bounces: 0, seconds: 900 })
    expect(told?.sources.map((each) => [each.source.raw, each.visitors])).toEqual([['instagram', 10]])
    expect(told?.pages).toEqual([{ subject: value('/rates'), events: 30, visits: 10 }])
    expect([told?.photos, told?.days, told?.cities]).toEqual([[], [], []])
    expect(told?.funnel.map(({ visits }) => visits)).toEqual([15, 0])
    // Her own requests are no visitors: she has each of them anyway.
    expect(told?.requests).toBe(3)
  })
})

describe('cities beside anything else', () => {
  it('are told in steps, and not at all where a few people are left out', () => {
    const counts = [
      { value: value('Sydney'), visitors: 47 },
      { value: value('Hobart'), visitors: 4 },
    ]
    expect(planCities(counts, { rest: 0 }).map(({ city, visitors }) => [city.raw, visitors])).toEqual([['Sydney', 45]])
    expect(planCities(counts, { rest: 5 })).toHaveLength(1)
    for (const rest of [1, 4]) expect(planCities(counts, { rest })).toEqual([])
  })
})
