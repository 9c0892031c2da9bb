import { parseLocalTime, toInstant } from '../../../tenants/contract/local-time.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { fill } from '../../../tenants/contract/words/words.ts'
import { Card } from '../app/Card.tsx'
import { type ClientLanguage, formatWhen, tellStart } from '../html/client-when.ts'
import { OwnClock } from './OwnClock.tsx'
import type { OwnRequest } from './own-request-page.tsx'

// The second tap of a move: what was chosen, and what comes of it. A tap among two dozen times hits the wrong one now and then, and she is mailed of each.

/** What was tapped: `day` and `time` by the clock of the request's place. */
export interface Choice {
  day: string
  time: string
  hours: number
}

/** From when to when that is; undefined where the clocks of the place skip it. */
export function chosenTimes(request: OwnRequest, { day, time, hours }: Choice): Pick<OwnRequest, 'startsAt' | 'endsAt'> | undefined {
  const { timeZone, place } = request.startsAt
  const local = parseLocalTime(`${day}T${time}`)
  const at = local === undefined ? undefined : toInstant(local, timeZone)
  if (at === undefined) return undefined
  return {
    startsAt: new Moment(new Date(at), { timeZone, place }),
    endsAt: new Moment(new Date(at + hours * 3_600_000), { timeZone, place }),
  }
}

/** `Ask for Thu 4 Dec, 7 pm?` */
export function chosenQuestion(
  request: OwnRequest,
  { startsAt }: Pick<OwnRequest, 'startsAt'>,
  { language, now }: { language: ClientLanguage; now: Date },
): string {
  const { askFor, moveTo } = language.words.change
  const { when } = tellStart(startsAt, { since: now.getTime(), language })
  return fill(request.status === 'confirmed' ? askFor : moveTo, { time: when })
}

interface ChosenMoveProps {
  request: OwnRequest
  choice: Choice
  times: Pick<OwnRequest, 'startsAt' | 'endsAt'>
  /** `3 hours, $1,500, Brisbane time` */
  offer: string
  language: ClientLanguage
}

export function ChosenMove({ request, choice: { day, time, hours }, times, offer, language }: ChosenMoveProps) {
  const { own, change } = language.words
  const isAppointment = request.status === 'confirmed'
  return (
    <Card label={isAppointment ? own.appointment : own.request}>
      <p>
        <strong>{formatWhen(times, language)}</strong>
        <OwnClock startsAt={times.startsAt} endsAt={times.endsAt} language={language} />
      </p>
      <p>{offer}</p>
      <p>{isAppointment ? change.asks : change.moves}</p>
      <form method="post" action={`?do=move&time=${day}T${time}&hours=${hours}`} class="actions">
        <button type="submit">{isAppointment ? change.askYes : change.moveYes}</button>
        <a href={`?change=${day}&hours=${hours}#times`}>{change.otherTime}</a>
      </form>
    </Card>
  )
}
