import type { Control, HerField } from '../../../../tenants/contract/her-fields.ts'
import { type Typed, type TypedRow, typedOf } from './typed.ts'

/** A button of a list: `add:content-faq`, `up:content-rates.0.items.2`. Rows are numbered from 0. */
export interface RowDeed {
  does: 'add' | 'remove' | 'up' | 'down'
  /** The list, and the row of it. */
  list: readonly string[]
  row: number
}

const DEED = /^(add|remove|up|down):([\w-]+(?:\.[\w-]+)*)$/

/** Undefined: the button of another deed. Pure. */
export function readDeed(text: unknown): RowDeed | undefined {
  const [, does, name = ''] = DEED.exec(String(text)) ?? []
  if (does === undefined) return undefined
  const steps = name.split('.')
  return does === 'add'
    ? { does, list: steps, row: Number.NaN }
    : { does: does as RowDeed['does'], list: steps.slice(0, -1), row: Number(steps.at(-1)) }
}

/** A form after such a button, by the names of its fields, and the row that she looks at then. Pure. */
export function editRows(
  form: TypedRow,
  fields: ReadonlyMap<string, Pick<HerField, 'control'>>,
  deed: RowDeed,
): { form: TypedRow; open: string } {
  const [name = '', ...steps] = deed.list
  const field = fields.get(name)
  let row = deed.row
  if (!field) return { form, open: '' }
  const typed = inList(form[name] ?? [], { control: field.control, steps }, (rows, control) => {
    const { edited, at } = editList(rows, { ...deed, empty: emptyRow(control) })
    row = at
    return edited
  })
  return { form: { ...form, [name]: typed }, open: [...deed.list, row].join('.') }
}

type List = Extract<Control, { kind: 'list' }>

const emptyRow = ({ fields }: List): TypedRow => Object.fromEntries(fields.map((field) => [field.path, typedOf(field, undefined)]))

/** `steps`: from a list to one inside it, a row and the field of that row in turn. */
function inList(
  typed: Typed,
  { control, steps }: { control: Control; steps: readonly string[] },
  edit: (rows: readonly TypedRow[], control: List) => readonly TypedRow[],
): Typed {
  if (control.kind !== 'list' || !Array.isArray(typed)) return typed
  const rows = typed as readonly TypedRow[]
  const [at, name, ...rest] = steps
  if (at === undefined || name === undefined) return edit(rows, control)
  const inner = control.fields.find(({ path }) => path === name)
  if (!inner) return typed
  return rows.map((row, index) =>
    index === Number(at) ? { ...row, [name]: inList(row[name] ?? [], { control: inner.control, steps: rest }, edit) } : row,
  )
}

function editList(
  rows: readonly TypedRow[],
  { does, row, empty }: { does: RowDeed['does']; row: number; empty: TypedRow },
): { edited: readonly TypedRow[]; at: number } {
  if (does === 'add') return { edited: [...rows, empty], at: rows.length }
  if (!(row in rows)) return { edited: rows, at: 0 }
  if (does === 'remove') return { edited: rows.toSpliced(row, 1), at: Math.max(0, row - 1) }
  const at = Math.min(rows.length - 1, Math.max(0, row + (does === 'up' ? -1 : 1)))
  return { edited: rows.toSpliced(row, 1).toSpliced(at, 0, ...rows.slice(row, row + 1)), at }
}
