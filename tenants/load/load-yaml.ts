import path from 'node:path'
import type * as z from 'zod'
import { type Parsed, parseYaml } from './parse-yaml.ts'
import { type Problem, relativeFile } from './problem.ts'
import { readText } from './read-text.ts'

/** A YAML file of a tenant's folder, as its schema has it. */
export async function loadYaml<S extends z.ZodType>(folder: string, name: string, schema: S): Promise<Parsed<z.output<S>>> {
  const file = relativeFile(folder, name)
  const read = await readText(path.join(folder, name), file)
  if (read === undefined) return { problems: [missingFile(file)] }
  return 'problems' in read ? read : parseYaml(read.value, { file, schema })
}

export const missingFile = (file: string): Problem => ({
  file,
  got: 'no such file',
  expected: 'the file',
  fix: /\.\w[\w-]*\.(yaml|md)$/.test(file)
    ? `Create ${file}: docs/languages.md says what stands in it.`
    : `Create ${file}; tenants/claire/${path.basename(file)} is an example.`,
})
