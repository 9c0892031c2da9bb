import type { FloodPattern, FloodRow } from '../../../db/queries/blocks.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { Buttons } from '../app/Buttons.tsx'
import { Field } from '../app/Field.tsx'
import { Head } from '../app/Head.tsx'
import { explainMissing } from '../html/explain-missing.ts'
import { formatStart } from '../html/format-when.ts'
import type { Client } from '../keys/open-request.ts'
import { plural } from '../reports/report-sentences.ts'

const HOURS = [1, 3, 6, 12, 24]

/** By how long ago they came, where nobody has said that the address is theirs. */
export const PickHours = () => (
  <>
    <Head title="Requests nobody has confirmed" />
    <form method="get" class="inline card">
      <input type="hidden" name="like" value="unconfirmed" />
      <Field id="hours" label="Sent in the last">
        <select id="hours" name="hours">
          {HOURS.map((hours) => (
            <option value={hours}>{hours === 1 ? 'hour' : `${hours} hours`}</option>
          ))}
        </select>
      </Field>
      <button type="submit" class="quiet">
        Show them
      </button>
    </form>
  </>
)

/** What to do with all that fit, as they were when the page was shown. */
export const FloodForm = ({ count, pattern, until }: { count: number; pattern: FloodPattern; until: Date }) => (
  <form method="post">
    <input type="hidden" name="like" value={pattern.kind} />
    <input type="hidden" name="until" value={until.toISOString()} />
    {pattern.kind === 'unconfirmed' ? (
      <input type="hidden" name="hours" value={pattern.hours} />
    ) : (
      <input type="hidden" name="reference" value={pattern.reference} />
    )}
    <Buttons>
      <button type="submit" name="do" value="decline">
        Decline {plural(count, 'request')}
      </button>
      <button type="submit" name="do" value="block" class="quiet">
        Decline and block
      </button>
    </Buttons>
  </form>
)

interface FloodListProps {
  rows: readonly FloodRow[]
  clients: readonly (Client | undefined)[]
  locale: string
}

export const FloodList = ({ rows, clients, locale }: FloodListProps) => (
  <ul class="list card">
    {rows.map((row, index) => (
      <li>
        <a class="line" href={dashboardPath(`requests/${row.reference}`)}>
          <strong>{formatStart(row.startsAt, { locale })}</strong>
          <span class="sub block">{clients[index] ? `${clients[index].name}, ${clients[index].email}` : explainMissing(row)}</span>
        </a>
      </li>
    ))}
  </ul>
)
