import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { formatClock, formatDay } from '../../../tenants/contract/format-span.ts'
import type { FreeDay } from '../../../tenants/contract/nearest-starts.ts'
import { groupStarts } from '../../../tenants/contract/start-groups.ts'
import { fill } from '../../../tenants/contract/words/words.ts'
import { Card } from '../app/Card.tsx'
import { Field } from '../app/Field.tsx'
import { messagePage } from '../app/message-page.tsx'
import { Notice } from '../app/Notice.tsx'
import { type ClientLanguage, clientLanguage, clockName, formatWhen, hoursWords, lengthWords } from '../html/client-when.ts'
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

export function renderMoves(request: OwnRequest | undefined, moves: Moves, lang?: string): Promise<Response> {
  if (!request) return linkNotFound({ host: 'tenant', lang })
  const language = clientLanguage(request.spoken)
  const { own, change } = language.words
  const isAppointment = request.status === 'confirmed'
  const asked = { service: request.spoken.service, duration: lengthWords(request, language), when: formatWhen(request, language) }
  return messagePage({
    host: 'tenant',
    title: own.anotherTime,
    heading: own.anotherTime,
    eyebrow: request.reference,
    lang: language.locale,
    script: OWN_CLOCK_SCRIPT,
    children: (
      <>
        {moves.said === 'slot_taken' && <Notice tone="bad">{change.taken}</Notice>}
        <Card label={isAppointment ? own.appointment : own.request}>
          <p>{fill(isAppointment ? change.agreed : change.asked, asked)}</p>
          <p>{isAppointment ? change.asks : change.moves}</p>
        </Card>
        <Lengths moves={moves} language={language} />
        <Days moves={moves} language={language} />
        <Times request={request} moves={moves} language={language} />
        <p>
          <a href="?">{change.leave}</a>
        </p>
        <OwnClockScript language={language} />
      </>
    ),
  })
}

interface MovesProps {
  moves: Moves
  language: ClientLanguage
}

const Lengths = ({ moves: { day, hours, lengths }, language }: MovesProps) =>
  lengths.length < 2 ? null : (
    <form method="get" class="lengths">
      <input type="hidden" name="change" value={day} />
      <Field id="hours" label={language.words.form.hours}>
        <select id="hours" name="hours">
          {lengths.map((each) => (
            <option value={each} selected={each === hours}>
              {hoursWords(each, language)}
            </option>
          ))}
        </select>
      </Field>
      <button type="submit" class="quiet">
        {language.words.form.showFree}
      </button>
    </form>
  )

function Days({ moves: { day, hours, days, isUnread, earlier, later }, language }: MovesProps) {
  const { change } = language.words
  const free = days.filter(({ starts }) => starts.length > 0)
  const linkTo = (date: string) => `?change=${date}&hours=${hours}`
  return (
    <Card label={change.days}>
      <h2>{change.day}</h2>
      {free.length === 0 && <p>{isUnread ? change.unread : change.nothingFree}</p>}
      <ul class="choices">
        {free.map(({ date }) => (
          <li>
            <a href={`${linkTo(date)}#times`} aria-current={date === day ? 'true' : undefined}>
              {formatDay(date, language)}
            </a>
          </li>
        ))}
      </ul>
      <p class="actions">
        {earlier && <a href={linkTo(earlier)}>{change.earlier}</a>}
        <a href={linkTo(later)}>{change.later}</a>
      </p>
    </Card>
  )
}

function Times({ request, moves: { day, hours, days, priceCents }, language }: MovesProps & { request: OwnRequest }) {
  const starts = days.find(({ date }) => date === day)?.starts ?? []
  if (starts.length === 0) return null
  const { startsAt, currency } = request
  const { locale, words } = language
  const price = priceCents === null || priceCents === undefined ? words.form.priceOnRequest : formatCents(priceCents, { locale, currency })
  return (
    <Card label={words.change.times}>
      <h2 id="times">{formatLocal(day, locale, { weekday: 'long', day: 'numeric', month: 'long' })}</h2>
      <p>
        {fill(words.change.offer, { duration: hoursWords(hours, language), price, zone: clockName(startsAt, language) })}
        <OwnStart start={`${day}T${starts[0]}`} timeZone={startsAt.timeZone} language={language} words={words.change.smallTimes} />
      </p>
      {groupStarts(starts).map(({ part, starts: times }) => (
        <>
          <h3>{words.form[part]}</h3>
          <ul class="choices">
            {times.map((time) => (
              <li>
                <form method="post" action={`?do=move&time=${day}T${time}&hours=${hours}`}>
                  <button type="submit" class="quiet wide">
                    {formatClock(`${day}T${time}`, locale)}
                    <OwnStart start={`${day}T${time}`} timeZone={startsAt.timeZone} language={language} />
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
