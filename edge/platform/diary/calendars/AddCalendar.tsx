import { CALENDAR_ADDRESS_LENGTH_MAX } from '../../../../tenants/contract/diary-limits.ts'
import { InputField } from '../../app/Field.tsx'

const HINT = 'It begins with https:// or webcal://. It’s kept encrypted, because it opens your calendar.'

/** One field for the address, and where each of the three hides it. */
export const AddCalendar = ({ typed, error }: { typed: string; error: string | undefined }) => (
  <form method="post" class="card">
    <InputField
      id="address"
      label="Secret address of a calendar"
      hint={HINT}
      error={error}
      type="text"
      inputmode="url"
      autocomplete="off"
      autocapitalize="off"
      spellcheck={false}
      required
      maxlength={CALENDAR_ADDRESS_LENGTH_MAX}
      value={typed}
    />
    <button type="submit" name="do" value="add">
      Add this calendar
    </button>
    <details>
      <summary>Where do I find it?</summary>
      <ul>
        <li>
          <strong>Google</strong>: on a computer, in the calendar’s settings, under “Secret address in iCal format”.
        </li>
        <li>
          <strong>Apple</strong>: in Calendar, tap the info button beside the calendar, switch on “Public Calendar”, then “Share Link”.
        </li>
        <li>
          <strong>Outlook</strong>: on outlook.com, Settings, Calendar, Shared calendars, publish with “Can view when I’m busy” and copy the
          ICS link.
        </li>
      </ul>
    </details>
  </form>
)
