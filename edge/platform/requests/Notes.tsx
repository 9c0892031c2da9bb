import { NOTES_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { Card } from '../app/Card.tsx'
import { Field } from '../app/Field.tsx'
import { ANSWER } from './Words.tsx'

/** What she keeps for herself. `withAnswer`: what she writes to the client stands on the page too, and goes with each button of either. */
export function Notes({ notes, withAnswer }: { notes: string | null; withAnswer: boolean }) {
  const form = withAnswer ? ANSWER : undefined
  const fields = (
    <>
      <input type="hidden" form={form} name="notes-was" value={notes ?? ''} />
      <Field id="notes" label="Only you read them">
        <textarea id="notes" form={form} name="notes" rows={4} maxlength={NOTES_LENGTH_MAX}>
          {notes ?? ''}
        </textarea>
      </Field>
      <button type="submit" form={form} name="do" value="notes" class="quiet">
        Save
      </button>
    </>
  )
  return (
    <Card label="Your notes">
      <h2>Your notes</h2>
      {notes === null && <p>What you wrote here can’t be opened. Saving replaces it.</p>}
      {withAnswer ? fields : <form method="post">{fields}</form>}
    </Card>
  )
}

/** Whether a form that was sent has other notes than it was shown with: a browser breaks the lines of what it sends its own way. */
export function isNotesTyped(form: FormData): boolean {
  const lines = (name: string): string => String(form.get(name) ?? '').replaceAll('\r\n', '\n')
  return form.has('notes') && form.has('notes-was') && lines('notes') !== lines('notes-was')
}
