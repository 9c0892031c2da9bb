import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { planJsonSchemas } from './plan-json-schemas.ts'
import { planReference } from './plan-reference.ts'
import { writeBindingTypes } from './write-binding-types.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

describe('generated files', () => {
  it('keeps the JSON Schemas as the contract has them (npm run schemas)', async () => {
    const folder = path.join(ROOT, 'tenants/contract/json-schema')
    expect((await readdir(folder)).sort()).toEqual([...planJsonSchemas().keys()].sort())
    for (const [name, text] of planJsonSchemas())
      expect(JSON.parse(await readFile(path.join(folder, name), 'utf8')), name).toEqual(JSON.parse(text))
  })

  it('keeps the reference as the contract has it (npm run schemas)', async () => {
    expect(await readFile(path.join(ROOT, 'tenants/REFERENCE.md'), 'utf8')).toBe(planReference())
  })

  it('describes every field', () => {
    for (const [name, text] of planJsonSchemas()) expect(undescribed(JSON.parse(text) as Node, name)).toEqual([])
  })

  it('keeps the types of the bindings as wrangler.jsonc has them (npm run types)', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'types-'))
    for (const name of ['site', 'platform', 'dispatch']) await mkdir(path.join(folder, name))
    await writeBindingTypes(ROOT, folder)
    for (const name of ['site', 'platform', 'dispatch']) {
      expect(await readFile(path.join(folder, name, 'worker-configuration.d.ts'), 'utf8')).not.toContain(folder)
      const file = path.join(name, 'worker-configuration.d.ts')
      expect(bindings(await readFile(path.join(ROOT, 'edge', file), 'utf8'))).toEqual(
        bindings(await readFile(path.join(folder, file), 'utf8')),
      )
    }
  })
})

interface Node {
  description?: string
  properties?: Record<string, Node>
  items?: Node
}

function undescribed(node: Node, at: string): string[] {
  const own = Object.entries(node.properties ?? {}).flatMap(([name, child]) => [
    ...(child.description ? [] : [`${at}.${name}`]),
    ...undescribed(child, `${at}.${name}`),
  ])
  return node.items ? [...own, ...undescribed(node.items, `${at}[]`)] : own
}

/** The environment's interface, without the paths of where it was written. */
const bindings = (text: string) => /interface __BaseEnv[\s\S]*?\n}/.exec(text)?.[0].replace(/import\("[^"]*"\)/g, 'import()')
