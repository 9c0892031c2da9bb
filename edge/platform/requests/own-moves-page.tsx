import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { formatClock, formatDay } from '../../../tenants/contract/format-span.ts'
import type { FreeDay } from '../../../tenants/contract/nearest-starts.ts'
import { groupStarts } from '../../../tenants/contract/start-groups.ts'
import { enAU } from '../../../tenants/contract/words/en-au.ts'
import { Card } from '../app/Card.tsx'
import { Field } from '../app/Field.tsx'
import { messagePage } from '../app/message-page.tsx'
import { Notice } from '../app/Notice.tsx'
import { formatWhen, hoursWords, lengthWords } from '../html/client-when.ts'
import { formatCents } from '../html/format-when.ts'
import { linkNotFound } from './link-not-found.tsx'
import { OWN_CLOCK_SCRIPT, OwnClockScript, OwnStart } from './OwnClock.tsx'
import type { OwnRequest } from './own-request-page.tsx'

// Where a client moves a request that is not answered yet: first how long, then a day, then a time. Every step is an address, so that no script is needed;
// the site's Worker, which has the rules and the calendar, hands over what is free (edge/site/bookings/move-own-request.ts).

/** What can be had instead. Days and times are those of the request's place. */
export interface Moves {
  day: string
  hours: number
  days: readonly FreeDay[]
  /** For so long, on that day; null: on request; undefined: nothing is free on it. */
  priceCents?: number | null | undefined
  /** The calendar could not be read. */
  isUnread: boolean
  /** A day that leads to the days before these, and one to those after. */
  earlier?: string | undefined
  later: string
  /** How long it can be had, in hours. */
  lengths: readonly number[]
  said?: string | undefined
}

const SAID: Record<string, string> = {
  slot_taken: 'That time isn’t free any more, and nothing has changed. Please choose another.',
}

const MOVES = 'One tap on a time moves your request there, and I’m told. It still isn’t guaranteed until I confirm it.'
const ASKS = 'One tap on a time asks me to move our appointment there. Until I answer it stands as it is, and I hold both times.'

export function renderMoves(request: OwnRequest | undefined, moves: Moves): Promise<Response> {
  if (!request) return linkNotFound({ host: 'tenant' })
  const said = Object.hasOwn(SAID, moves.said ?? '') ? SAID[moves.said ?? ''] : undefined
  return messagePage({
    host: 'tenant',
    title: 'Another time',
    heading: 'Another time',
    eyebrow: request.reference,
    lang: request.locale,
    script: OWN_CLOCK_SCRIPT,
    children: (
      <>
        {said && <Notice tone="bad">{said}</Notice>}
        <Card label={request.status === 'confirmed' ? 'Your appointment' : 'Your request'}>
          <p>
            {request.status === 'confirmed' ? 'We’ve agreed on' : 'You’ve asked for'} {String(request.service)}, {lengthWords(request)}:{' '}
            {formatWhen(request, request)}.
          </p>
          <p>{request.status === 'confirmed' ? ASKS : MOVES}</p>
        </Card>
        <Lengths moves={moves} />
        <Days request={request} moves={moves} />
        <Times request={request} moves={moves} />
        <p>
          <a href="?">Leave it as it is</a>
        </p>
        <OwnClockScript />
      </>
    ),
  })
}

const Lengths = ({ moves: { day, hours, lengths } }: { moves: Moves }) =>
  lengths.length < 2 ? null : (
    <form method="get" class="lengths">
      <input type="hidden" name="change" value={day} />
      <Field id="hours" label="How long?">
        <select id="hours" name="hours">
          {lengths.map((each) => (
            <option value={each} selected={each === hours}>
              {hoursWords(each)}
            </option>
          ))}
        </select>
      </Field>
      <button type="submit" class="quiet">
        Show free times
      </button>
    </form>
  )

function Days({ request, moves: { day, hours, days, isUnread, earlier, later } }: { request: OwnRequest; moves: Moves }) {
  const free = days.filter(({ starts }) => starts.length > 0)
  const linkTo = (date: string) => `?change=${date}&hours=${hours}`
  return (
    <Card label="Days">
      <h2>Day</h2>
      {free.length === 0 && (
        <p>{isUnread ? 'I can’t read my calendar just now. Please try again in a minute.' : 'Nothing is free in these weeks.'}</p>
      )}
      <ul class="choices">
        {free.map(({ date }) => (
          <li>
            <a href={`${linkTo(date)}#times`} aria-current={date === day ? 'true' : undefined}>
              {formatDay(date, { locale: request.locale, words: enAU })}
            </a>
          </li>
        ))}
      </ul>
      <p class="actions">
        {earlier && <a href={linkTo(earlier)}>Earlier days</a>}
        <a href={linkTo(later)}>Later days</a>
      </p>
    </Card>
  )
}

function Times({ request, moves: { day, hours, days, priceCents } }: { request: OwnRequest; moves: Moves }) {
  const starts = days.find(({ date }) => date === day)?.starts ?? []
  if (starts.length === 0) return null
  const { locale, startsAt } = request
  const price = priceCents === null || priceCents === undefined ? 'price on request' : formatCents(priceCents, request)
  return (
    <Card label="Times">
      <h2 id="times">{formatLocal(day, locale, { weekday: 'long', day: 'numeric', month: 'long' })}</h2>
      <p>
        {hoursWords(hours)}, {price}, {startsAt.place} time
        <OwnStart
          start={`${day}T${starts[0]}`}
          timeZone={startsAt.timeZone}
          locale={locale}
          words="The small times are by your own clock."
        />
      </p>
      {groupStarts(starts).map(({ part, starts: times }) => (
        <>
          <h3>{enAU.form[part]}</h3>
          <ul class="choices">
            {times.map((time) => (
              <li>
                <form method="post" action={`?do=move&time=${day}T${time}&hours=${hours}`}>
                  <button type="submit" class="quiet wide">
                    {formatClock(`${day}T${time}`, locale)}
                    <OwnStart start={`${day}T${time}`} timeZone={startsAt.timeZone} locale={locale} />
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </>
      ))}
    </Card>
  )
}
