import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { planJsonSchemas } from '../generate/plan-json-schemas.ts'
import { planReference } from '../generate/plan-reference.ts'

// npm run schemas: writes the JSON Schemas that give completion in an editor. plan-json-schemas.test.ts holds them to the contract.

const folder = path.resolve(import.meta.dirname, '../../tenants/contract/json-schema')
await mkdir(folder, { recursive: true })
for (const [name, text] of planJsonSchemas()) await writeFile(path.join(folder, name), text)
await writeFile(path.resolve(import.meta.dirname, '../../tenants/REFERENCE.md'), planReference())
console.log(`Wrote ${planJsonSchemas().size} schemas to tenants/contract/json-schema/ and tenants/REFERENCE.md.`)
