import type { SiteSource } from '../../../../tenants/contract/site-fields.ts'
import { describedBy, Field } from '../../app/Field.tsx'
import type { TypedRow } from '../form/typed.ts'
import { currencySymbol, isPrice } from '../words/value-words.ts'
import { Choice, Ticks } from './Choice.tsx'
import { around, type ControlProps, lastOf, Noted } from './control-props.tsx'
import { LayoutChoice, PaletteChoice, PlaceChoice } from './LookChoice.tsx'
import { PhotoPicker } from './PhotoPicker.tsx'
import { Rows } from './Rows.tsx'

/** One field of hers, with the control that its rules ask for. */
export function Control(props: ControlProps) {
  const { name, field, typed, view } = props
  const { control } = field
  switch (control.kind) {
    case 'text':
      return lastOf(field.path) === 'photo' ? <PhotoPicker {...props} /> : <Text {...props} />
    case 'number':
      return <Figure {...props} />
    case 'boolean':
      return <Tick {...props} />
    case 'choice':
      return <OneOf {...props} />
    case 'choices':
      return <Ticks {...props} options={control.options} />
    case 'texts':
      return lastOf(field.path) === 'services' ? <Ticks {...props} options={serviceIds(view.facts.source)} /> : <Lines {...props} />
    case 'group':
      return (
        <fieldset class="group" id={name}>
          <legend>{field.label}</legend>
          {control.fields.map((each) => (
            <Control name={`${name}.${each.path}`} field={each} typed={(typed as TypedRow)[each.path] ?? ''} view={view} />
          ))}
        </fieldset>
      )
    case 'list':
      return <Rows {...props} fields={control.fields} />
  }
}

/** A choice by words, or by what it looks like. */
function OneOf(props: ControlProps) {
  switch (lastOf(props.field.path)) {
    case 'layout':
      return <LayoutChoice {...props} />
    case 'colors':
      return <PaletteChoice {...props} />
    case 'focus':
      return <PlaceChoice {...props} />
    default:
      return <Choice {...props} />
  }
}

const serviceIds = (source: SiteSource): string[] => {
  const { services } = (source['content.yaml'] ?? {}) as { services?: readonly { id: string }[] }
  return (services ?? []).map(({ id }) => id)
}

const LONG_ROWS = 4

function Text(props: ControlProps) {
  const { name, field, typed } = props
  const said = around(props)
  const isLong = field.control.kind === 'text' && field.control.isLong
  const rows = field.path === '' ? LONG_ROWS * 4 : LONG_ROWS
  return (
    <Field {...said}>
      {isLong ? (
        <textarea id={name} name={name} rows={rows} {...describedBy(said)}>
          {`\n${String(typed)}`}
        </textarea>
      ) : (
        <input id={name} name={name} value={String(typed)} autocomplete="off" {...keyboardOf(field.path)} {...describedBy(said)} />
      )}
      <Noted {...props} />
    </Field>
  )
}

const KEYBOARDS: Readonly<Record<string, { type: string }>> = {
  phone: { type: 'tel' },
  whatsapp: { type: 'tel' },
  sms: { type: 'tel' },
  url: { type: 'url' },
}
const keyboardOf = (path: string) => KEYBOARDS[lastOf(path)] ?? { type: 'text' }

function Figure(props: ControlProps) {
  const { name, field, typed, view } = props
  const said = around(props)
  const mode = field.control.kind === 'number' && field.control.step < 1 ? 'decimal' : 'numeric'
  const input = (
    <input id={name} name={name} value={String(typed)} class="short" inputmode={mode} autocomplete="off" {...describedBy(said)} />
  )
  return (
    <Field {...said}>
      {isPrice(field.path) ? (
        <span class="money">
          <span aria-hidden="true">{currencySymbol(view.facts.telling)}</span>
          {input}
        </span>
      ) : (
        input
      )}
      <Noted {...props} />
    </Field>
  )
}

const Tick = (props: ControlProps) => (
  <div class="field">
    <label class="choice">
      <input type="checkbox" id={props.name} name={props.name} value="yes" checked={props.typed === true} />
      {props.field.label}
    </label>
    {props.field.help && <p class="hint">{props.field.help}</p>}
    <Noted {...props} />
  </div>
)

function Lines(props: ControlProps) {
  const { name, field, typed } = props
  const said = around(props, field.help ?? 'One on each line.')
  const lines = typed as readonly string[]
  return (
    <Field {...said} error={said.error ?? rowProblem(props, lines.length)}>
      <textarea id={name} name={name} rows={Math.max(3, lines.length + 1)} {...describedBy(said)}>
        {`\n${lines.join('\n')}`}
      </textarea>
      <Noted {...props} />
    </Field>
  )
}

/** Of a line: the field has no place beside each. */
function rowProblem({ name, view, typed }: ControlProps, count: number): string | undefined {
  const at = Array.from({ length: count }, (_, index) => index).find((index) => view.problems.has(`${name}.${index}`))
  return at === undefined ? undefined : `“${(typed as readonly string[])[at]}”: ${view.problems.get(`${name}.${at}`)}`
}
