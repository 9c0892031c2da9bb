import { useEffect, useState } from 'react'
import { availabilityPath } from '../../tenants/contract/urls.ts'

export interface FreeTimesProps {
  /** What is asked for: decides what is free. */
  wish: { service: string; hours: string; city: string }
  locale: string
  error: string | undefined
  /** Called when the calendar cannot be read. */
  onUnavailable: () => void
}

interface FreeDay {
  date: string
  starts: string[]
}

/** A calendar of free times: days, then the starts of the chosen one. Radio buttons, so that arrows and screen readers work by themselves. */
export default function FreeTimes({ wish, locale, error, onUnavailable }: FreeTimesProps) {
  const [month, setMonth] = useState(() => new Date().toISOString().slice(0, 7))
  const [days, setDays] = useState<FreeDay[]>()
  const [chosen, setChosen] = useState('')
  const { service, hours, city } = wish

  useEffect(() => {
    const aborter = new AbortController()
    setDays(undefined)
    loadMonth(month, { service, hours, city }, aborter.signal).then(setDays, () => {
      if (!aborter.signal.aborted) onUnavailable()
    })
    return () => aborter.abort()
  }, [month, service, hours, city, onUnavailable])

  const words = (options: Intl.DateTimeFormatOptions, local: string) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${local}Z`))
  const starts = days?.find(({ date }) => date === chosen)?.starts ?? []
  return (
    <fieldset className="calendar" aria-busy={days === undefined} aria-describedby="booking-startsAt-error">
      <legend>When?</legend>
      <div className="calendar-month">
        <button
          type="button"
          aria-label="Previous month"
          disabled={month <= new Date().toISOString().slice(0, 7)}
          onClick={() => setMonth(addMonths(month, -1))}
        >
          ‹
        </button>
        <span aria-live="polite">{words({ month: 'long', year: 'numeric' }, `${month}-01T00:00`)}</span>
        <button type="button" aria-label="Next month" onClick={() => setMonth(addMonths(month, 1))}>
          ›
        </button>
      </div>
      <div className="calendar-days">
        {days?.map(({ date, starts: free }, index) => (
          <label key={date} style={index === 0 ? { gridColumnStart: weekdayOf(date) } : undefined}>
            <input
              type="radio"
              name="day"
              value={date}
              disabled={free.length === 0}
              checked={chosen === date}
              onChange={() => setChosen(date)}
              aria-label={`${words({ weekday: 'long', day: 'numeric', month: 'long' }, `${date}T00:00`)}${free.length === 0 ? ', nothing free' : ''}`}
            />
            <span aria-hidden="true">{Number(date.slice(8))}</span>
          </label>
        ))}
      </div>
      {starts.length > 0 && (
        <div className="calendar-times" role="radiogroup" aria-label="Start">
          {starts.map((time) => (
            <label key={time}>
              <input type="radio" name="startsAt" value={`${chosen}T${time}`} required />
              <span>{words({ hour: 'numeric', minute: '2-digit' }, `${chosen}T${time}`)}</span>
            </label>
          ))}
        </div>
      )}
      {days && starts.length === 0 && (
        <p className="muted">
          {days.some(({ starts: free }) => free.length > 0) ? 'Please choose a day.' : 'Nothing is free in this month.'}
        </p>
      )}
      <p className="field-error" id="booking-startsAt-error" data-error="startsAt">
        {error}
      </p>
    </fieldset>
  )
}

async function loadMonth(month: string, wish: FreeTimesProps['wish'], signal: AbortSignal): Promise<FreeDay[]> {
  const days = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  const query = new URLSearchParams({ from: `${month}-01`, days: String(days), ...wish })
  const response = await fetch(`${availabilityPath()}?${query}`, { signal })
  if (!response.ok) throw new Error('unavailable')
  const { days: found } = (await response.json()) as { days: FreeDay[] }
  return found.filter(({ date }) => date.startsWith(month))
}

/** `2026-12`, 1 -> `2027-01` */
const addMonths = (month: string, count: number): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + count, 1)).toISOString().slice(0, 7)

/** Monday is column 1. */
const weekdayOf = (date: string): number => ((new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7) + 1
