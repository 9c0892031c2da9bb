import { experimentSchema } from '../contract/experiments.ts'
import { type Json, type SiteChange, stepsOf } from '../contract/site-fields.ts'

/**
 * Whether a change of experiments.yaml is one that she makes from her phone: a test of a photo that begins (or is taken back), and a running test that ends
 * (or goes on). What a developer has written of a test stays as it is. Pure.
 */
export function isHerTestDeed({ file, path, before, after }: SiteChange): boolean {
  const [list, id, field, ...rest] = stepsOf(path)
  if (file !== 'experiments.yaml' || list !== 'experiments' || id === undefined || rest.length > 0) return false
  switch (field) {
    case undefined:
      return (before === undefined && isPhotoTest(after)) || (after === undefined && isPhotoTest(before))
    case 'status':
      return [before, after].every((status) => status === 'running' || status === 'completed')
    case 'winner':
    case 'result':
      return true
    default:
      return false
  }
}

function isPhotoTest(value: Json | undefined): boolean {
  const test = experimentSchema.safeParse(value)
  return test.success && test.data.kind === 'photo' && test.data.status === 'running'
}
