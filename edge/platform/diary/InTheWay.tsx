import type { ListRow } from '../../../db/queries/request-list.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { Buttons } from '../app/Buttons.tsx'
import { Card } from '../app/Card.tsx'
import { localText } from '../html/format-when.ts'
import type { Client } from '../keys/open-request.ts'
import { plural } from '../reports/report-sentences.ts'
import { RequestLine } from '../requests/RequestCard.tsx'
import type { BlockForm } from './plan-block.ts'
import { BLOCK_FIELDS, blockQuery } from './read-block-form.ts'

export interface InTheWayProps {
  rows: readonly ListRow[]
  clients: readonly (Client | undefined)[]
  rules: BookingRules | undefined
  money: { locale: string; currency: string }
  now: Date
  /** What was asked for: `done` is the rest of today, whatever the fields say. */
  fields: BlockForm
  isEvening: boolean
  back: string
}

/** What stands in a time she wants for herself, and what may become of it. Nothing is blocked before she has said. */
export function InTheWay(props: InTheWayProps) {
  const { rows, clients, rules, money, now } = props
  const waiting = rows.filter(({ state }) => state === 'pending')
  const appointments = rows.filter(({ state }) => state === 'confirmed')
  return (
    <>
      <p>{countWords(rows)}. Nothing is blocked yet.</p>
      <ul class="list card">
        {rows.map((row, index) => (
          <RequestLine row={row} client={clients[index]} rules={rules} money={money} now={now} here={dashboardPath('diary')} />
        ))}
      </ul>
      {appointments.length > 0 && (
        <Appointments rows={appointments} nameOf={(row) => nameOf(clients[rows.indexOf(row)])} locale={money.locale} />
      )}
      <Card label="What becomes of them">
        {waiting.length > 0 && (
          <p>
            {waiting.length === 1 ? 'If you keep it, it stays in your list.' : 'Those you keep stay in your list.'} If you decline, each
            client gets a short, friendly email two minutes later; until then you can undo it.
          </p>
        )}
        {rows.some(({ state }) => state === 'offered') && <p>Times that a client can choose between stay on offer.</p>}
        <Answer {...props} meeting="keep" label={keepLabel(waiting.length, rows.length)} />
        {waiting.length > 0 && (
          <Answer
            {...props}
            meeting="decline"
            label={declineLabel(waiting.length, rows.length)}
            seen={waiting.map(({ reference }) => reference)}
          />
        )}
        <Buttons>
          <a class="button quiet" href={goBack(props)}>
            Go back
          </a>
        </Buttons>
      </Card>
    </>
  )
}

function countWords(rows: readonly ListRow[]): string {
  const count = (state: ListRow['state']) => rows.filter((row) => row.state === state).length
  const parts = [
    count('pending') > 0 && `${plural(count('pending'), 'request')} waiting`,
    count('offered') > 0 && `${plural(count('offered'), 'request')} with times on offer`,
    count('confirmed') > 0 && plural(count('confirmed'), 'appointment'),
  ].filter((part) => part !== false)
  return `In that time you have ${parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`}`
}

const keepLabel = (waiting: number, all: number): string =>
  waiting === 0 ? 'Block the rest' : `Keep ${all === 1 ? 'it' : 'them'} and block the rest`

const declineLabel = (waiting: number, all: number): string =>
  `Decline the waiting ${waiting === 1 ? 'request' : 'requests'} and block ${waiting === all ? 'all' : 'the rest'}`

interface AppointmentsProps {
  rows: readonly ListRow[]
  nameOf: (row: ListRow) => string | undefined
  locale: string
}

const Appointments = ({ rows, nameOf, locale }: AppointmentsProps) => (
  <Card label="Appointments stay">
    <p>
      {rows.length === 1 ? 'The appointment stays as it is' : 'Appointments stay as they are'}, and the time around{' '}
      {rows.length === 1 ? 'it' : 'them'} is blocked. To change {rows.length === 1 ? 'it' : 'one'}, move it: the client is asked first.
    </p>
    <Buttons>
      {rows.map((row) => (
        <a class="button quiet" href={dashboardPath(row.isEntry ? `diary/entry/${row.reference}` : `requests/${row.reference}?do=times`)}>
          Reschedule {rows.length === 1 ? 'it' : [nameOf(row), dayWords(row.startsAt, locale)].filter(Boolean).join(', ')}
        </a>
      ))}
    </Buttons>
  </Card>
)

const nameOf = (client: Client | undefined): string | undefined => client && String(client.name)

/** `Thu 10 Dec`, as it is called there. */
const dayWords = (moment: Moment, locale: string): string =>
  formatLocal(localText(moment), locale, { weekday: 'short', day: 'numeric', month: 'short' }).replace(/^(\p{L}+),/u, '$1')

const goBack = ({ isEvening, fields }: InTheWayProps): string =>
  isEvening ? dashboardPath() : `${dashboardPath('diary/block')}${blockQuery(fields)}`

/** The same form once more, with the answer. */
const Answer = ({
  fields,
  isEvening,
  back,
  meeting,
  label,
  seen = [],
}: InTheWayProps & { meeting: 'keep' | 'decline'; label: string; seen?: readonly string[] }) => (
  <form method="post" action={dashboardPath('diary/block')} class="answer">
    {isEvening ? (
      <input type="hidden" name="do" value="done" />
    ) : (
      BLOCK_FIELDS.map((name) => <input type="hidden" name={name} value={fields[name]} />)
    )}
    <input type="hidden" name="back" value={back} />
    <input type="hidden" name="meeting" value={meeting} />
    {seen.map((reference) => (
      <input type="hidden" name="seen" value={reference} />
    ))}
    <button type="submit" class={meeting === 'keep' ? 'wide' : 'wide quiet'}>
      {label}
    </button>
  </form>
)
