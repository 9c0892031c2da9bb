import { WORDS_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { Field } from '../app/Field.tsx'

/** What she writes to the client with her answer. `id`: each of its own, since a page may have several. `typed`: in a form that was refused. */
export const Words = ({ label, hint, id, typed }: { label: string; hint?: string; id: string; typed?: string | undefined }) => (
  <Field id={id} label={label} {...(hint === undefined ? {} : { hint })}>
    <textarea id={id} name="words" rows={3} maxlength={WORDS_LENGTH_MAX} aria-describedby={hint && `${id}-hint`}>
      {typed ?? ''}
    </textarea>
  </Field>
)

/** What she has to be reminded of where her site asks for a deposit and does not say how it is paid. */
export const depositHint = (deposit: string): string =>
  `Your site asks for a deposit of ${deposit}. Write here how to pay it, so that it goes out with your answer. Left empty, your email asks the client to reply for it.`
