import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { planCityZones } from '../generate/plan-city-zones.ts'

// npm run city-zones: writes the cities that a leg of a tour can be in, with their time zones, from the package city-timezones.

const root = path.resolve(import.meta.dirname, '../..')
await writeFile(path.join(root, 'edge/platform/diary/tour/city-zones.json'), await planCityZones(root))
console.log('Wrote edge/platform/diary/tour/city-zones.json.')
