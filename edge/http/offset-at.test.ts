import { tzOffset } from '@date-fns/tz'
import { expect, it } from 'vitest'
import { offsetAt } from './offset-at.ts'

const HOUR_MS = 3_600_000
/** In which clocks change. */
const SPANS = [
  ['2026-09-25', '2026-10-05'],
  ['2026-10-31', '2026-11-03'],
  ['2027-03-12', '2027-04-06'],
] as const

it('tells of every zone what its clocks show, to the minute in which they change', () => {
  for (const zone of ['Australia/Sydney', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Chatham', 'UTC']) {
    const wrong: string[] = []
    for (const [from, to] of SPANS)
      for (let hour = Date.parse(from); hour < Date.parse(to); hour += HOUR_MS)
        for (const at of [hour - 1, hour, hour + HOUR_MS / 2 - 1, hour + HOUR_MS / 2])
          if (offsetAt(zone, at) !== tzOffset(zone, new Date(at))) wrong.push(new Date(at).toISOString())
    expect({ zone, wrong }).toEqual({ zone, wrong: [] })
  }
  expect(offsetAt('Nowhere/AtAll', Date.now())).toBeNaN()
})
