import type { RequestRow } from '../../../db/queries/requests.ts'
import { OFFERED_TIMES_MAX } from '../../../tenants/contract/limits.ts'
import { formatLocalTime } from '../../../tenants/contract/noon-words.ts'
import { Card } from '../app/Card.tsx'
import type { AskedDeposit } from '../html/deposit-words.ts'
import { lengthWords } from '../html/request-warnings.ts'
import type { OutsideHours } from './plan-offers.ts'
import { ANSWER, Words, WordsWithDeposit } from './Words.tsx'

export interface OtherTimesProps {
  booking: RequestRow
  /** Free times near the one that was asked for, `2026-12-10T20:00` in the clock of its place. */
  suggestions: readonly string[]
  /** What was chosen in a form that could not be taken. */
  chosen?: readonly string[] | undefined
  /** What she had written with it. */
  words?: string | undefined
  /** A pick confirms, so that how to pay it goes out with the times. */
  deposit?: AskedDeposit | undefined
  /** What is wrong with it. */
  problems?: readonly string[] | undefined
  /** Those that are outside her hours: the button says then that she means them. */
  outside?: readonly OutsideHours[] | undefined
}

/** Up to three other times: near ones to tick, and any other to write. */
export function OtherTimes({ booking, suggestions, chosen = [], words, deposit, problems = [], outside = [] }: OtherTimesProps) {
  const place = booking.startsAt.place
  const own = chosen.filter((each) => !suggestions.includes(each))
  const isNone = problems.length > 0 && chosen.every((each) => each === '') && suggestions.length > 0
  const isOwnWrong = problems.length > 0 && !isNone
  const fields = [own[0] ?? '', ...(suggestions.length === 0 || own.length > 1 ? [own[1] ?? '', own[2] ?? ''] : [])]
  return (
    <Card label="Other times">
      <h2>{booking.status === 'confirmed' ? 'Reschedule' : 'Suggest another time'}</h2>
      <p>
        Up to {OFFERED_TIMES_MAX} times, {lengthWords(booking)} each, in {place} time. They are held while the client chooses; the email
        says until when. Whichever they pick is confirmed.
        {booking.status === 'confirmed' && ' Until then the appointment stands as it is.'}
      </p>
      <Problems problems={[...problems, ...outside.map((each) => each.words)]} />
      <form method="post" id={ANSWER}>
        {outside.length > 0 && <input type="hidden" name="anyway" value={outside.map(({ time }) => time).join(' ')} />}
        {suggestions.length > 0 && <Suggestions booking={booking} suggestions={suggestions} chosen={chosen} isWrong={isNone} />}
        <fieldset>
          <legend>{suggestions.length > 0 ? 'Another day or hour' : 'Day and hour'}</legend>
          {fields.map((value, at) => (
            <input
              type="datetime-local"
              name="time"
              aria-label={`Time ${at + 1}, ${place} time`}
              value={value}
              autofocus={isOwnWrong && at === 0}
              {...wrong(isOwnWrong)}
              {...(outside.length > 0 ? { 'aria-describedby': 'times-error' } : {})}
            />
          ))}
        </fieldset>
        <WordsWithTimes booking={booking} words={words} deposit={deposit} />
        <button type="submit" class="wide" name="do" value="offer">
          {outside.length > 0 ? 'Offer anyway' : 'Offer these times'}
        </button>
      </form>
    </Card>
  )
}

const Suggestions = ({ booking, suggestions, chosen = [], isWrong }: OtherTimesProps & { isWrong: boolean }) => (
  <fieldset>
    <legend>Free at the same hour</legend>
    {suggestions.map((text, at) => (
      <label class="choice">
        <input
          type="checkbox"
          name="time"
          value={text}
          checked={chosen.includes(text)}
          autofocus={isWrong && at === 0}
          {...wrong(isWrong)}
        />
        {dayWords(text, booking.locale)}
      </label>
    ))}
  </fieldset>
)

/** Of the fields that an error is about. */
const wrong = (isWrong: boolean) => (isWrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': 'times-error' } : {})

/** A pick confirms: where a deposit is asked for, how to pay it has to go out with the times. */
function WordsWithTimes({ booking, words, deposit }: Pick<OtherTimesProps, 'booking' | 'words' | 'deposit'>) {
  const field = { id: 'times-words', typed: words, label: 'Your words to the client, if you like' }
  return deposit && booking.status === 'pending' ? <WordsWithDeposit {...field} deposit={deposit} /> : <Words {...field} />
}

const Problems = ({ problems }: { problems: readonly string[] }) =>
  problems.length === 0 ? null : (
    <div role="alert" id="times-error">
      {problems.map((problem) => (
        <p class="bad">{problem}</p>
      ))}
    </div>
  )

const dayWords = (text: string, locale: string): string =>
  formatLocalTime(text, locale, { weekday: 'long', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })
