import { WORDS_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { Field } from '../app/Field.tsx'

/** What she writes to the client with her answer. `id`: each of its own, since a page may have several. */
export const Words = ({ label, hint, id }: { label: string; hint?: string; id: string }) => (
  <Field id={id} label={label} {...(hint === undefined ? {} : { hint })}>
    <textarea id={id} name="words" rows={3} maxlength={WORDS_LENGTH_MAX} aria-describedby={hint && `${id}-hint`} />
  </Field>
)
