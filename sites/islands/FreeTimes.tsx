/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks'
import { formatLocal } from '../../tenants/contract/format-local.ts'
import { availabilityPath } from '../../tenants/contract/urls.ts'

export interface FreeTimesProps {
  /** What is asked for: decides what is free. */
  draft: { service: string; hours: string; city: string }
  locale: string
  error: string | undefined
  /** Called when the calendar cannot be read. */
  onUnavailable: () => void
}

/** The answer of the availability address: free starts, and why there are none. */
interface FreeTimesAnswer {
  days: FreeDay[]
  note?: string
}

interface FreeDay {
  date: string
  starts: string[]
}

/** A calendar of free times: days, then the starts of the chosen one. Radio buttons, so that arrows and screen readers work by themselves. */
export default function FreeTimes({ draft, locale, error, onUnavailable }: FreeTimesProps) {
  const [month, setMonth] = useState(() => new Date().toISOString().slice(0, 7))
  const [loaded, setLoaded] = useState<{ month: string } & FreeTimesAnswer>()
  const [chosen, setChosen] = useState('')
  const { service, hours, city } = draft

  useEffect(() => {
    const aborter = new AbortController()
    setLoaded(undefined)
    loadMonth(month, { service, hours, city }, aborter.signal).then(
      (answer) => setLoaded({ month, ...answer }),
      () => {
        if (!aborter.signal.aborted) onUnavailable()
      },
    )
    return () => aborter.abort()
  }, [month, service, hours, city, onUnavailable])

  const words: Words = (options, local) => formatLocal(local, locale, options)
  // Never the days of one month under the name of another.
  const days = loaded?.month === month ? loaded.days : undefined
  const starts = days?.find(({ date }) => date === chosen)?.starts ?? []
  return (
    <fieldset className="calendar" aria-busy={days === undefined} aria-describedby="booking-startsAt-error">
      <legend>When? {city !== '' && <small>{city} time</small>}</legend>
      <Months month={month} onMonth={setMonth} words={words} />
      <Days days={days ?? []} chosen={chosen} onChoose={setChosen} words={words} />
      {starts.length > 0 && <Starts day={chosen} starts={starts} words={words} />}
      {days && starts.length === 0 && (
        <p className="muted">
          {days.some(({ starts: free }) => free.length > 0) ? 'Please choose a day.' : (loaded?.note ?? 'Nothing is free in this month.')}
        </p>
      )}
      <p className="field-error" id="booking-startsAt-error" data-error="startsAt">
        {error}
      </p>
    </fieldset>
  )
}

type Words = (options: Parameters<typeof formatLocal>[2], local: string) => string

function Months({ month, onMonth, words }: { month: string; onMonth: (month: string) => void; words: Words }) {
  const isFirst = month <= new Date().toISOString().slice(0, 7)
  return (
    <div className="calendar-month">
      <button type="button" aria-label="Previous month" disabled={isFirst} onClick={() => onMonth(addMonths(month, -1))}>
        ‹
      </button>
      <span aria-live="polite">{words({ month: 'long', year: 'numeric' }, `${month}-01T00:00`)}</span>
      <button type="button" aria-label="Next month" onClick={() => onMonth(addMonths(month, 1))}>
        ›
      </button>
    </div>
  )
}

function Days({ days, chosen, onChoose, words }: { days: FreeDay[]; chosen: string; onChoose: (day: string) => void; words: Words }) {
  const label = ({ date, starts }: FreeDay) =>
    `${words({ weekday: 'long', day: 'numeric', month: 'long' }, `${date}T00:00`)}${starts.length === 0 ? ', nothing free' : ''}`
  return (
    <div className="calendar-days">
      {WEEK.map((day) => (
        <span key={day} className="muted" aria-hidden="true">
          {words({ weekday: 'narrow' }, `${day}T00:00`)}
        </span>
      ))}
      {days.map((day, index) => (
        <label key={day.date} style={index === 0 ? { gridColumnStart: weekdayOf(day.date) } : undefined}>
          <input
            type="radio"
            name="day"
            value={day.date}
            disabled={day.starts.length === 0}
            checked={chosen === day.date}
            onChange={() => onChoose(day.date)}
            aria-label={label(day)}
          />
          <span aria-hidden="true">{Number(day.date.slice(8))}</span>
        </label>
      ))}
    </div>
  )
}

const Starts = ({ day, starts, words }: { day: string; starts: string[]; words: Words }) => (
  <div className="calendar-times" role="radiogroup" aria-label="Start">
    {starts.map((time) => (
      <label key={time}>
        <input type="radio" name="startsAt" value={`${day}T${time}`} required />
        <span>{words({ hour: 'numeric', minute: '2-digit' }, `${day}T${time}`)}</span>
      </label>
    ))}
  </div>
)

async function loadMonth(month: string, draft: FreeTimesProps['draft'], signal: AbortSignal): Promise<FreeTimesAnswer> {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  const query = new URLSearchParams({ from: `${month}-01`, days: String(days), ...draft })
  const response = await fetch(`${availabilityPath()}?${query}`, { signal })
  if (!response.ok) throw new Error('unavailable')
  const answer = (await response.json()) as FreeTimesAnswer
  return { ...answer, days: answer.days.filter(({ date }) => date.startsWith(month)) }
}

/** `2026-12`, 1 -> `2027-01` */
const addMonths = (month: string, count: number): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + count, 1)).toISOString().slice(0, 7)

/** Any Monday to Sunday, for the names of the days. */
const WEEK = Array.from({ length: 7 }, (_, index) => `2024-01-0${index + 1}`)

/** Monday is column 1. */
const weekdayOf = (date: string): number => ((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7) + 1
