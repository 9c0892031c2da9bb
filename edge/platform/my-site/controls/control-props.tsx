import type { HerField } from '../../../../tenants/contract/her-fields.ts'
import type { Children } from '../../app/markup.ts'
import type { Typed } from '../form/typed.ts'
import type { SiteFacts } from '../page/read-site.ts'

/** What every control of a form may need to know. */
export interface FormView {
  facts: Pick<SiteFacts, 'source' | 'pictures' | 'newPhotos' | 'telling'>
  /** Where the form is sent. */
  action: string
  /** What is wrong, by the name of the field. */
  problems: ReadonlyMap<string, string>
  /** What is said beside a field that is wrong in no way. */
  notes: ReadonlyMap<string, Children>
  /** The row of a list that she works at. */
  open?: string | undefined
}

export interface ControlProps {
  /** What the form calls it. */
  name: string
  field: HerField
  typed: Typed
  view: FormView
}

/** What stands below and around a control. */
export const around = ({ name, field, view }: ControlProps, hint = field.help) => ({
  id: name,
  label: field.label,
  hint,
  error: view.problems.get(name),
})

export const Noted = ({ name, view }: ControlProps) => view.notes.get(name) ?? null

export const lastOf = (path: string): string => path.split('/').at(-1) ?? path
