/** @jsxImportSource preact */
import { formatLocal } from '../../tenants/contract/format-local.ts'
import { fill } from '../../tenants/contract/words/words.ts'
import type { BookingFormProps } from './form-props.ts'
import { monthOf } from './months.ts'

interface DaysProps {
  /** Whole weeks. */
  days: { date: string; isFree: boolean }[]
  /** A day of the month with which they begin by name. */
  month: string
  chosen: string
  onChoose: (day: string) => void
  form: Pick<BookingFormProps, 'locale' | 'words'>
  isLoading: boolean
}

/** Any Monday to Sunday, for the names of the days. */
const WEEK = Array.from({ length: 7 }, (_, index) => `2024-01-0${index + 1}`)

export function Days({ days, month, chosen, onChoose, form: { locale, words }, isLoading }: DaysProps) {
  const label = ({ date, isFree }: { date: string; isFree: boolean }) => {
    const day = formatLocal(date, locale, { weekday: 'long', day: 'numeric', month: 'long' })
    return isFree || isLoading ? day : fill(words.form.dayFull, { day })
  }
  return (
    <div className="calendar-days">
      {WEEK.map((day) => (
        <span key={day} className="muted" aria-hidden="true">
          {formatLocal(day, locale, { weekday: 'narrow' })}
        </span>
      ))}
      {days.map((day, index) => (
        <label key={day.date}>
          <input
            type="radio"
            name="day"
            value={day.date}
            disabled={!day.isFree}
            // A day that is not free any more, in another city or for another length, is nobody's choice.
            checked={chosen === day.date && (day.isFree || isLoading)}
            onChange={() => onChoose(day.date)}
            aria-label={label(day)}
          />
          <span aria-hidden="true">
            {Number(day.date.slice(8))}
            {monthOf(day.date) !== monthOf(days[index - 1]?.date ?? month) && (
              <small>{formatLocal(day.date, locale, { month: 'short' })}</small>
            )}
          </span>
        </label>
      ))}
    </div>
  )
}
