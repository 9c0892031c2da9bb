import { describedBy, Field } from '../../app/Field.tsx'
import { optionWords } from '../words/option-words.ts'
import { valueWords } from '../words/value-words.ts'
import { around, type ControlProps, Noted } from './control-props.tsx'

/** As many as can be seen at once. */
const RADIOS_MAX = 4

/** One of a few: side by side where they are few. */
export function Choice(props: ControlProps) {
  const { name, field, typed } = props
  const options = field.control.kind === 'choice' ? field.control.options : []
  const said = around(props)
  if (options.length > RADIOS_MAX)
    return (
      <Field {...said}>
        <select id={name} name={name} {...describedBy(said)}>
          {typed === '' && <option value="">Choose</option>}
          {options.map((option) => (
            <option value={option} selected={option === typed}>
              {optionWords(field.path, option)}
            </option>
          ))}
        </select>
        <Noted {...props} />
      </Field>
    )
  return (
    <Boxes {...props}>
      <div class="side">
        {options.map((option) => (
          <label class="choice">
            <input type="radio" name={name} value={option} checked={option === typed} />
            {optionWords(field.path, option)}
          </label>
        ))}
      </div>
    </Boxes>
  )
}

/** Any of a few; services by their names. */
export const Ticks = (props: ControlProps & { options: readonly string[] }) => (
  <Boxes {...props}>
    {props.options.map((option) => (
      <label class="choice">
        <input type="checkbox" name={props.name} value={option} checked={(props.typed as readonly string[]).includes(option)} />
        {props.field.control.kind === 'texts'
          ? valueWords(props.field, [option], props.view.facts.telling)
          : optionWords(props.field.path, option)}
      </label>
    ))}
  </Boxes>
)

/** A question whose answers are boxes. */
export function Boxes({ children, ...props }: ControlProps & { children?: Parameters<typeof Field>[0]['children'] }) {
  const { label, hint, error, id } = around(props)
  return (
    <fieldset class="boxes" id={id} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      {hint && <p class="sub">{hint}</p>}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children}
      <Noted {...props} />
    </fieldset>
  )
}
