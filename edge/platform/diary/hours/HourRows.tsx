import { WEEKDAYS } from '../../../../tenants/contract/weekdays.ts'
import { pairWords, weekdayName } from '../rules/hours-words.ts'
import type { HourPair, RowProblems, Weekday, WeekRows } from '../rules/week-rows.ts'

interface RowsProps {
  rows: WeekRows
  problems?: RowProblems | undefined
  locale: string
}

/** A week as rows: earliest and latest start of each day. What is empty is closed; a second time of a day has a row below. */
export function HourRows({ rows, problems = {}, locale }: RowsProps) {
  const single = WEEKDAYS.filter((day) => rows[day].length < 2)
  return (
    <>
      <div class="hours">
        <p class="hours-head sub" aria-hidden="true">
          <span>From</span>
          <span class="later">to</span>
          <span>Latest start</span>
        </p>
        {WEEKDAYS.map((day) => (
          <DayRows day={day} pairs={rows[day]} error={problems[day]} locale={locale} />
        ))}
      </div>
      {single.length > 0 && (
        <details>
          <summary>More hours on the same day</summary>
          <div class="hours">
            {single.map((day) => (
              <Pair day={day} pair={EMPTY} label={`${weekdayName(day, locale, 'long')}, second time`} locale={locale} isFirst />
            ))}
          </div>
        </details>
      )}
    </>
  )
}

const EMPTY: HourPair = { from: '', to: '' }

function DayRows({ day, pairs, error, locale }: { day: Weekday; pairs: readonly HourPair[]; error: string | undefined; locale: string }) {
  const name = weekdayName(day, locale, 'long')
  return (
    <>
      {(pairs.length === 0 ? [EMPTY] : pairs).map((pair, at) => (
        <Pair
          day={day}
          pair={pair}
          label={at === 0 ? name : `${name}, ${at === 1 ? 'second' : 'further'} time`}
          locale={locale}
          isFirst={at === 0}
          error={error === undefined ? undefined : `${day}-error`}
        />
      ))}
      {error && (
        <p class="error" id={`${day}-error`}>
          {error}
        </p>
      )}
    </>
  )
}

interface PairProps {
  day: Weekday
  pair: HourPair
  label: string
  locale: string
  isFirst: boolean
  /** Id of what is wrong. */
  error?: string | undefined
}

function Pair({ day, pair, label, locale, isFirst, error }: PairProps) {
  const wrong = { 'aria-invalid': error === undefined ? undefined : ('true' as const), 'aria-describedby': error }
  const isOvernight = pair.from !== '' && pair.to !== '' && pair.to < pair.from
  return (
    <>
      <p class="hours-row">
        <span aria-hidden="true">{isFirst && weekdayName(day, locale, 'short')}</span>
        <input type="time" name={`${day}-from`} value={pair.from} aria-label={`${label}: from`} {...wrong} />
        <span aria-hidden="true">to</span>
        <input type="time" name={`${day}-to`} value={pair.to} aria-label={`${label}: latest start`} {...wrong} />
      </p>
      {isOvernight && <p class="hours-note sub">{pairWords(pair, locale)}</p>}
    </>
  )
}
