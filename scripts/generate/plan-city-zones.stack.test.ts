import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { type CityZones, planCityZones } from './plan-city-zones.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

it('keeps the cities with their zones as the package has them (npm run city-zones)', async () => {
  const text = await planCityZones(ROOT)
  expect(await readFile(path.join(ROOT, 'edge/http/city-zones.json'), 'utf8')).toBe(text)
  const zones = JSON.parse(text) as CityZones
  expect(Object.values(zones).flatMap(Object.values).flat().length).toBeGreaterThan(7000)
  expect(zones.AU?.['Australia/Brisbane']?.[0]).toBe('Brisbane')
})
