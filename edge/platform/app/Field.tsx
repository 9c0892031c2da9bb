import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Children } from './markup.ts'

export interface FieldProps {
  /** Of the control inside; its hint and its error are then `<id>-hint` and `<id>-error`, for aria-describedby. */
  id: string
  label: string
  hint?: string | undefined
  /** What is wrong and what to do. The control says aria-invalid="true". */
  error?: string | undefined
  children?: Children
}

/** A control with its label above, and below what helps to fill it in. */
export const Field = ({ id, label, hint, error, children }: FieldProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    {children}
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    {error && (
      <p class="error" id={`${id}-error`}>
        {error}
      </p>
    )}
  </div>
)

/** Attributes by which a control names its hint and its error. */
export const describedBy = ({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>) => ({
  'aria-invalid': error === undefined ? undefined : ('true' as const),
  'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
})

/** A field of one line. What the field does not know of is the input's own; `children` stand beside it, e.g. its datalist. */
export const InputField = ({
  id,
  label,
  hint,
  error,
  children,
  ...input
}: FieldProps & Omit<JSX.IntrinsicElements['input'], keyof FieldProps | 'name'>) => (
  <Field id={id} label={label} hint={hint} error={error}>
    <input id={id} name={id} {...input} {...describedBy({ id, hint, error })} />
    {children}
  </Field>
)
