import { type HerField, herFields } from '../../../../tenants/contract/her-fields.ts'
import { listOfOrder, type SiteField } from '../../../../tenants/contract/site-fields.ts'

// Which field of hers a change is of. Pure.

let known: readonly HerField[] | undefined
/** Every field there is, found once: the contract does not change while it runs. */
const allFields = (): readonly HerField[] => (known ??= herFields())

export type HerList = HerField & { control: Extract<HerField['control'], { kind: 'list' }> }

/** Lists of hers whose members have a page each, e.g. `services`. */
export const herLists = (): HerList[] =>
  allFields().filter((field): field is HerList => field.control.kind === 'list' && field.control.hasIds)

/** The fields of one member, which are fields of her site. */
export const fieldsOfMember = (list: HerList, id: string): HerField[] =>
  list.control.fields.map((field) => ({ ...field, path: `${list.path}/${id}/${field.path}` }))

export type Found =
  | { kind: 'field'; field: HerField; list?: HerList; id?: string }
  | { kind: 'member'; list: HerList; id: string }
  | { kind: 'order'; list: HerList }

/** Undefined: no field of hers, as `status`, which has a page of its own. */
export function fieldAt({ file, path }: SiteField): Found | undefined {
  const field = allFields().find((each) => each.file === file && each.path === path)
  if (field) return { kind: 'field', field }
  const ordered = listOfOrder(path)
  for (const list of herLists().filter((each) => each.file === file)) {
    if (ordered === list.path) return { kind: 'order', list }
    if (!path.startsWith(`${list.path}/`)) continue
    const [id = '', ...rest] = path.slice(list.path.length + 1).split('/')
    if (rest.length === 0) return { kind: 'member', list, id }
    const inner = fieldsOfMember(list, id).find((each) => each.path === path)
    if (inner) return { kind: 'field', field: inner, list, id }
  }
  return undefined
}
