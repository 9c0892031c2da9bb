import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { planJsonSchemas } from './plan-json-schemas.ts'
import { planReference } from './plan-reference.ts'

/** plan-json-schemas.stack.test.ts holds them to the contract. */
export async function writeJsonSchemas(): Promise<void> {
  const tenants = path.resolve(import.meta.dirname, '../../tenants')
  const folder = path.join(tenants, 'contract/json-schema')
  await mkdir(folder, { recursive: true })
  for (const [name, text] of planJsonSchemas()) await writeFile(path.join(folder, name), text)
  await writeFile(path.join(tenants, 'REFERENCE.md'), planReference())
  // As the check of every file wants them, so that whoever has run this has nothing left to do.
  await promisify(execFile)(path.resolve(tenants, '../node_modules/.bin/biome'), ['format', '--write', folder])
  console.log(`Wrote ${planJsonSchemas().size} schemas to tenants/contract/json-schema/ and tenants/REFERENCE.md.`)
}
