import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { declare } from '../command-line/declare.ts'
import { ROOT } from '../command-line/root.ts'
import { runCommand } from '../command-line/run-command.ts'

const FILE = 'edge/http/city-zones.json'

export const command = declare('city-zones', {
  group: 'Generated files',
  says: 'writes the cities that a leg of a tour can be in, with their time zones, from the package city-timezones',
}).action(async () => {
  const { planCityZones } = await import('../generate/plan-city-zones.ts')
  await writeFile(path.join(ROOT, FILE), await planCityZones(ROOT))
  console.log(`Wrote ${FILE}.`)
})

if (import.meta.main) await runCommand(command)
