import { formatDurationAlone } from '../../../tenants/contract/format-duration.ts'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { formatClock, formatDay } from '../../../tenants/contract/format-span.ts'
import type { FreeDay } from '../../../tenants/contract/nearest-starts.ts'
import { groupStarts } from '../../../tenants/contract/start-groups.ts'
import { fill } from '../../../tenants/contract/words/words.ts'
import { Card } from '../app/Card.tsx'
import { Field } from '../app/Field.tsx'
import { messagePage } from '../app/message-page.tsx'
import { Notice } from '../app/Notice.tsx'
import { type ClientLanguage, clientLanguage, clockName, formatStart, formatWhen, hoursWords, lengthWords } from '../html/client-when.ts'
import { formatCents } from '../html/format-when.ts'
import { ChosenMove, chosenQuestion, chosenTimes } from './ChosenMove.tsx'
import { linkNotFound } from './link-not-found.tsx'
import { OWN_CLOCK_SCRIPT, OwnClockScript, OwnStart } from './OwnClock.tsx'
import type { OwnRequest } from './own-request-page.tsx'

// Where a client moves a request that is not answered yet: first how long, then a day, then a time, then yes. Every step is an address, so that no script is needed;
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
  /** A day that leads to the days before these, and one to those after; undefined: she can’t be asked for there. */
  earlier?: string | undefined
  later?: string | undefined
  /** How long it can be had, in hours. */
  lengths: readonly number[]
  /** Those among them that have a price or are usual. Absent: a site of the version before. */
  usual?: readonly number[] | undefined
  /** The time of that day that was tapped, which is still free: what that means, before it is sent. */
  chosen?: string | undefined
  said?: string | undefined
}

export function renderMoves(
  request: OwnRequest | undefined,
  moves: Moves,
  { now, lang }: { now: Date; lang?: string | undefined },
): Promise<Response> {
  if (!request) return linkNotFound({ host: 'tenant', lang })
  const language = clientLanguage(request.spoken)
  const { own, change } = language.words
  const choice = moves.chosen === undefined ? undefined : { day: moves.day, time: moves.chosen, hours: moves.hours }
  const times = choice && chosenTimes(request, choice)
  return messagePage({
    host: 'tenant',
    title: own.anotherTime,
    heading: times ? chosenQuestion(request, times, { language, now }) : own.anotherTime,
    eyebrow: request.reference,
    lang: language.locale,
    script: OWN_CLOCK_SCRIPT,
    children: (
      <>
        {choice && times ? (
          <ChosenMove request={request} choice={choice} times={times} offer={offerWords(request, moves, language)} language={language} />
        ) : (
          <FreeTimes request={request} moves={moves} language={language} />
        )}
        <p>
          <a href="?">{change.leave}</a>
        </p>
        <OwnClockScript language={language} />
      </>
    ),
  })
}

/** How long, which day, what time: each a link, so that nothing is sent by the first tap. */
function FreeTimes({ request, moves, language }: MovesProps & { request: OwnRequest }) {
  const { own, change } = language.words
  const isAppointment = request.status === 'confirmed'
  const asked = { service: request.spoken.service, duration: lengthWords(request, language), when: formatWhen(request, language) }
  return (
    <>
      {moves.said === 'slot_taken' && <Notice tone="bad">{change.taken}</Notice>}
      <Card label={isAppointment ? own.appointment : own.request}>
        <p>{fill(isAppointment ? change.agreed : change.asked, asked)}</p>
        {request.wishAt && <p>{fill(own.wished, { time: formatStart(request.wishAt, language) })}</p>}
        <p>{change.choose}</p>
      </Card>
      <Lengths moves={moves} language={language} />
      <Days moves={moves} language={language} />
      <Times request={request} moves={moves} language={language} />
    </>
  )
}

interface MovesProps {
  moves: Moves
  language: ClientLanguage
}

/** What has a price or is usual first, as in the form. */
function Lengths({ moves: { day, hours, lengths, usual = lengths }, language }: MovesProps) {
  if (lengths.length < 2) return null
  const { form } = language.words
  const others = lengths.filter((each) => !usual.includes(each))
  const option = (each: number) => (
    <option value={each} selected={each === hours}>
      {formatDurationAlone(each, language.words)}
    </option>
  )
  return (
    <form method="get" class="lengths">
      <input type="hidden" name="change" value={day} />
      <Field id="hours" label={form.hours}>
        <select id="hours" name="hours">
          {usual.map(option)}
          {others.length > 0 && <optgroup label={form.otherLength}>{others.map(option)}</optgroup>}
        </select>
      </Field>
      <button type="submit" class="quiet">
        {form.showFree}
      </button>
    </form>
  )
}

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
      {(earlier || later) && (
        <p class="actions">
          {earlier && <a href={linkTo(earlier)}>{change.earlier}</a>}
          {later && <a href={linkTo(later)}>{change.later}</a>}
        </p>
      )}
    </Card>
  )
}

/** `3½ hours, $1,700, Brisbane time` */
function offerWords({ startsAt, currency }: OwnRequest, { hours, priceCents }: Moves, language: ClientLanguage): string {
  const { locale, words } = language
  const price = priceCents === null || priceCents === undefined ? words.form.priceOnRequest : formatCents(priceCents, { locale, currency })
  return fill(words.change.offer, { duration: hoursWords(hours, language), price, zone: clockName(startsAt, language) })
}

function Times({ request, moves, language }: MovesProps & { request: OwnRequest }) {
  const { day, hours, days } = moves
  const starts = days.find(({ date }) => date === day)?.starts ?? []
  if (starts.length === 0) return null
  const { timeZone } = request.startsAt
  const { locale, words } = language
  return (
    <Card label={words.change.times}>
      <h2 id="times">{formatLocal(day, locale, { weekday: 'long', day: 'numeric', month: 'long' })}</h2>
      <p>
        {offerWords(request, moves, language)}
        <OwnStart start={`${day}T${starts[0]}`} timeZone={timeZone} language={language} words={words.change.smallTimes} />
      </p>
      {groupStarts(starts).map(({ part, starts: times }) => (
        <>
          <h3>{words.form[part]}</h3>
          <ul class="choices">
            {times.map((time) => (
              <li>
                <a href={`?change=${day}&hours=${hours}&time=${time}`}>
                  {formatClock(`${day}T${time}`, locale)}
                  <OwnStart start={`${day}T${time}`} timeZone={timeZone} language={language} />
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </Card>
  )
}
