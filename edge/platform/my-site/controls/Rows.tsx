import type { HerField } from '../../../../tenants/contract/her-fields.ts'
import { isEmptyRow, jsonOf, type TypedRow } from '../form/typed.ts'
import { listWords } from '../words/group-words.ts'
import { linesOf } from '../words/value-words.ts'
import { Control } from './Control.tsx'
import { type ControlProps, Noted } from './control-props.tsx'

/** A list whose members are one field together: each can be opened, moved and removed, and one more added, by buttons that send the form. */
export function Rows({ fields, ...props }: ControlProps & { fields: readonly HerField[] }) {
  const { name, field, typed, view } = props
  const rows = typed as readonly TypedRow[]
  const { one, add } = listWords(field.path)
  const error = view.problems.get(name)
  return (
    <fieldset class="rows-of" id={name} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>{field.label}</legend>
      {field.help && <p class="sub">{field.help}</p>}
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <Noted {...props} />
      <input type="hidden" name={`${name}.count`} value={String(rows.length)} />
      {rows.map((row, index) => (
        <Row {...props} fields={fields} row={row} at={{ index, of: rows.length, one }} />
      ))}
      <p>
        <button type="submit" class="quiet small" name="do" value={`add:${name}`} formaction={`${view.action}#${name}.${rows.length}`}>
          {add}
        </button>
      </p>
    </fieldset>
  )
}

interface RowProps extends ControlProps {
  fields: readonly HerField[]
  row: TypedRow
  at: { index: number; of: number; one: string }
}

function Row({ name: list, field, fields, row, at, view }: RowProps) {
  const name = `${list}.${at.index}`
  const isIn = (other: string | undefined) => other === name || other?.startsWith(`${name}.`)
  const isOpen = isEmptyRow(row) || isIn(view.open) || [...view.problems.keys()].some(isIn)
  const inside = (
    <>
      {fields.map((each) => (
        <Control name={`${name}.${each.path}`} field={each} typed={row[each.path] ?? ''} view={view} />
      ))}
      <Deeds name={name} list={list} at={at} view={view} />
    </>
  )
  const isOuter = fields.some(({ control }) => control.kind === 'list')
  if (isOuter)
    return (
      <fieldset class="card outer" id={name}>
        <legend>{`${at.one} ${at.index + 1}`}</legend>
        {inside}
      </fieldset>
    )
  return (
    <details class="line-of" id={name} open={isOpen}>
      <summary>
        <Line words={lineOf({ field, fields, row, view }) || `New ${at.one.toLowerCase()}`} />
      </summary>
      <div>{inside}</div>
    </details>
  )
}

/** What it is, and below it what it says. */
function Line({ words }: { words: string }) {
  const [first, ...rest] = words.split(' · ')
  return (
    <>
      <strong>{first}</strong>
      {rest.length > 0 && <span class="sub block">{rest.join(' · ')}</span>}
    </>
  )
}

/** All of it, short: whole words. */
function lineOf({ field, fields, row, view }: Pick<RowProps, 'field' | 'fields' | 'row' | 'view'>): string {
  const value = Object.fromEntries(
    fields.flatMap((each) => {
      const said = jsonOf(each, row[each.path] ?? '')
      return said === undefined || said === '' ? [] : [[each.path, said]]
    }),
  )
  const line = linesOf({ path: field.path, control: field.control }, [value], view.facts.telling)[0] ?? ''
  if (line.length <= LINE_MAX) return line
  const whole = line.slice(0, LINE_MAX).replace(/\s+\S*$/, '')
  return `${whole.replace(/[\s·,;:.]+$/, '')}…`
}
const LINE_MAX = 120

function Deeds({
  name,
  list,
  at: { index, of, one },
  view,
}: {
  name: string
  list: string
  at: RowProps['at']
  view: ControlProps['view']
}) {
  const what = `${one.toLowerCase()} ${index + 1}`
  const button = (does: string, label: string, to: number) => (
    <button
      type="submit"
      class="quiet small"
      name="do"
      value={`${does}:${name}`}
      formaction={`${view.action}#${list}.${to}`}
      aria-label={`${label}: ${what}`}
    >
      {label}
    </button>
  )
  return (
    <p class="row-deeds">
      {index > 0 && button('up', 'Up', index - 1)}
      {index < of - 1 && button('down', 'Down', index + 1)}
      {button('remove', 'Remove', Math.max(0, index - 1))}
    </p>
  )
}
