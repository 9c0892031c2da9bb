import { HiddenFields } from './HiddenFields.tsx'

interface SendAgainProps {
  /** Where the form was sent. */
  action: string
  /** What it had. */
  fields: Record<string, string>
  button: string
}

/** What was sent and could not be kept: one tap sends it again, and nobody types it twice. */
export const SendAgain = ({ action, fields, button }: SendAgainProps) => (
  <form method="post" action={action} class="actions">
    <HiddenFields fields={Object.entries(fields)} />
    <button type="submit">{button}</button>
  </form>
)
