import path from 'node:path'
import type { Json, SiteField, SiteSource } from '../contract/site-fields.ts'
import type { Problem } from '../load/problem.ts'

/** The field that a problem of a folder is about, by the ids of what the folder says. Pure. */
export function fieldOfProblem({ file, field = '' }: Problem, source: SiteSource): SiteField {
  const name = file.split(path.sep).slice(2).join('/')
  let value: Json | undefined = source[name]
  const steps: string[] = []
  for (const step of field.match(/[^.[\]]+/g) ?? []) {
    if (Array.isArray(value)) {
      const member = value[Number(step)] as Json | undefined
      const id = typeof member === 'object' && member !== null ? (member as { id?: Json }).id : undefined
      // A list whose members have no id is one field.
      if (typeof id !== 'string') break
      steps.push(id)
      value = member
    } else {
      steps.push(step)
      value = typeof value === 'object' && value !== null ? (value as Record<string, Json>)[step] : undefined
    }
  }
  return { file: name, path: steps.join('/') }
}
