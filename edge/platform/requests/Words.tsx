import { WORDS_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { Field } from '../app/Field.tsx'
import type { AskedDeposit } from '../html/deposit-words.ts'

/** The form in which she writes to the client. Her notes are sent with it, and it with them: neither is lost to the other's button. */
export const ANSWER = 'answer'

/** What she writes to the client with her answer. `id`: each of its own, since a page may have several. `typed`: in a form that was refused. */
export const Words = ({ label, hint, id, typed }: { label: string; hint?: string; id: string; typed?: string | undefined }) => (
  <Field id={id} label={label} {...(hint === undefined ? {} : { hint })}>
    <textarea id={id} name="words" rows={3} maxlength={WORDS_LENGTH_MAX} aria-describedby={hint && `${id}-hint`}>
      {typed ?? ''}
    </textarea>
  </Field>
)

type WithDeposit = Omit<Parameters<typeof Words>[0], 'hint'> & { deposit: AskedDeposit }

/** The same where her answer asks for a deposit: how to pay it has to go out with it. */
export const WordsWithDeposit = ({ deposit: { words, isTold }, ...field }: WithDeposit) =>
  isTold ? (
    <Words
      {...field}
      hint={`Your site asks for a deposit of ${words}. How to pay it goes out with the confirmation, as you saved it in your settings.`}
    />
  ) : (
    <>
      <Words
        {...field}
        hint={`Your site asks for a deposit of ${words}. Write here how to pay it, so that it goes out with your answer. If you leave it empty, your email asks the client to reply for the details.`}
      />
      <p class="sub">
        You haven’t saved how to pay a deposit. <a href={dashboardPath('deposit')}>Save it once</a>, and it goes out with every
        confirmation.
      </p>
    </>
  )
