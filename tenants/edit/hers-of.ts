import { type HerField, herFields } from '../contract/her-fields.ts'
import type { Hers } from '../contract/hers.ts'
import { listOfOrder, type SiteField, stepsOf } from '../contract/site-fields.ts'

/**
 * What the contract says of a field that is hers; undefined: it is not hers. A member of a list of hers is, and so is a part of a group of hers (a colour, the
 * focus of a photo); what is in a member says so itself, since its id is a name in links. Pure.
 */
export function hersOf({ file, path }: SiteField): Pick<Hers, 'label' | 'called' | 'group'> | undefined {
  if (file.startsWith('pages/')) return path === '' ? { group: 'pages', label: 'Page' } : undefined
  return find(
    herFields().filter((field) => field.file === file),
    stepsOf(listOfOrder(path) ?? path),
  )
}

function find(fields: readonly HerField[], steps: readonly string[]): HerField | undefined {
  const field = fields.find(({ path }) => stepsOf(path).every((step, index) => steps[index] === step))
  if (!field) return undefined
  const below = steps.slice(stepsOf(field.path).length)
  const { control } = field
  if (below.length === 0) return field
  if (control.kind === 'group') return control.fields.length === 0 ? field : find(control.fields, below)
  if (control.kind !== 'list' || !control.hasIds) return undefined
  return below.length === 1 ? field : find(control.fields, below.slice(1))
}
