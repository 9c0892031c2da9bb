/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks'
import { fieldId } from '../../tenants/contract/booking-problems.ts'
import { formatLocal, formatLocalRange } from '../../tenants/contract/format-local.ts'
import { waitingListPath } from '../../tenants/contract/urls.ts'
import { type FormWords, fill } from '../../tenants/contract/words/words.ts'
import { StartField } from './booking-fields.tsx'
import { Days } from './Days.tsx'
import type { Draft } from './draft.ts'
import { type BookingFormProps, type FormPlace, tellCity } from './form-props.ts'
import { addMonths, type Range } from './months.ts'
import { NearestStarts } from './NearestStarts.tsx'
import { prepareStarts, Starts } from './Starts.tsx'
import { useCalendar } from './use-calendar.ts'

export interface FreeTimesProps {
  form: BookingFormProps
  draft: Draft
  error: string | undefined
  /** A start that somebody else has just been given. */
  taken: string | undefined
  /** '' where the one that was chosen cannot be had any more. */
  onChoose: (startsAt: string) => void
  /** Her tour is not what the page was built with. */
  onPlaces: (places: FormPlace[]) => void
}

/** After the calendar has been painted. */
const PREPARE_MS = 100

/** A calendar of free times: days, then the starts of the chosen one. Radio buttons, so that arrows and screen readers work by themselves. */
export function FreeTimes({ form, draft, error, taken, onChoose, onPlaces }: FreeTimesProps) {
  const calendar = useCalendar(form, { draft, taken, onChoose, onPlaces })
  const { words } = form
  const { city, hours } = draft
  useEffect(() => {
    if (calendar.isLoading) return
    const timer = setTimeout(() => prepareStarts(form, { city, hours }), PREPARE_MS)
    return () => clearTimeout(timer)
  }, [calendar.isLoading, city, hours])
  const { month, title, range, turnTo, day, setDay, starts, lost, choose, isLoading, isUnread } = calendar
  return (
    <fieldset
      id={isUnread ? undefined : fieldId('startsAt')}
      tabIndex={-1}
      className="calendar"
      aria-busy={isLoading}
      aria-describedby="booking-startsAt-error"
    >
      <legend>
        {words.form.when} <small>{fill(words.time.zone, { city: tellCity(form, city) })}</small>
      </legend>
      {isUnread ? (
        <>
          <Unread words={words} onAgain={calendar.askAgain} />
          <StartField form={form} label={words.form.dayAndTime} error={error} value={draft.startsAt} />
        </>
      ) : (
        <input type="hidden" name="startsAt" value={draft.startsAt} />
      )}
      <Months month={month} title={title} range={range} onMonth={turnTo} form={form} />
      <Days days={calendar.days} month={title.from} chosen={day} onChoose={setDay} form={form} isLoading={isLoading} />
      {lost && <NearestStarts key={lost} form={form} draft={draft} wanted={lost} isTaken={lost === taken} onChoose={choose} />}
      {starts.length > 0 ? (
        <Starts form={form} draft={draft} day={day} starts={starts} onChoose={choose} />
      ) : (
        <p className="muted">{calendar.advice}</p>
      )}
      {!isLoading && city !== form.places[0]?.city && !calendar.days.some(({ isFree }) => isFree) && (
        <p>
          <a href={waitingListPath({ city, lang: form.locale })}>{fill(words.noneFree.tellMe, { city: tellCity(form, city) })}</a>
        </p>
      )}
      {!isUnread && (
        <p className="field-error" id="booking-startsAt-error" data-error="startsAt">
          {error}
        </p>
      )}
    </fieldset>
  )
}

const Unread = ({ words: { form }, onAgain }: { words: FormWords; onAgain: () => void }) => (
  <div role="status" className="calendar-note">
    <p>{form.unread}</p>
    <button type="button" className="button quiet" onClick={onAgain}>
      {form.tryAgain}
    </button>
  </div>
)

interface MonthsProps {
  month: string
  title: { from: string; to: string }
  range: Range
  onMonth: (month: string) => void
  form: BookingFormProps
}

const Months = ({ month, title, range, onMonth, form: { locale, words } }: MonthsProps) => (
  <div className="calendar-month">
    <button
      type="button"
      aria-label={words.form.previousMonth}
      disabled={month <= range.first}
      onClick={() => onMonth(addMonths(month, -1))}
    >
      ‹
    </button>
    <span aria-live="polite">{monthsTitle(title, { locale, words })}</span>
    <button type="button" aria-label={words.form.nextMonth} disabled={month >= range.last} onClick={() => onMonth(addMonths(month, 1))}>
      ›
    </button>
  </div>
)

/** `December 2026`, `November to December 2026` */
function monthsTitle({ from, to }: MonthsProps['title'], { locale, words }: Pick<BookingFormProps, 'locale' | 'words'>): string {
  const parts = { month: 'long', year: 'numeric' } as const
  if (from.slice(0, 7) === to.slice(0, 7)) return formatLocal(from, locale, parts)
  return formatLocalRange({ from, to }, locale, parts).replaceAll(/\s*[–—]\s*/g, words.time.to)
}
