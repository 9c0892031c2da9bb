import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'

const cityMapSchema = z.array(
  z.object({ city: z.string(), iso2: z.union([z.string(), z.number()]), pop: z.number(), timezone: z.string().nullable() }),
)

/** Country by its two letters -> IANA zone -> its cities, the largest first. */
export type CityZones = Record<string, Record<string, string[]>>

/** The cities of the package city-timezones as a file of JSON. */
export async function planCityZones(root: string): Promise<string> {
  const file = path.join(root, 'node_modules/city-timezones/data/cityMap.json')
  const cities = cityMapSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  return `${JSON.stringify(groupCities(cities))}\n`
}

function groupCities(cities: z.output<typeof cityMapSchema>): CityZones {
  const zones: CityZones = {}
  // Stations in Antarctica have no zone, and a few places no country (-99 or nothing).
  const placed = cities.flatMap(({ iso2, timezone, ...rest }) =>
    timezone === null || typeof iso2 === 'number' || iso2 === '' ? [] : [{ ...rest, iso2, timezone }],
  )
  const inOrder = placed.toSorted((a, b) => compare(a.iso2, b.iso2) || compare(a.timezone, b.timezone) || b.pop - a.pop)
  for (const { city, iso2, timezone } of inOrder) {
    const country = zones[iso2] ?? {}
    zones[iso2] = country
    const there = country[timezone] ?? []
    country[timezone] = there
    if (!there.includes(city)) there.push(city)
  }
  return zones
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
