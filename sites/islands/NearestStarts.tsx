/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import { formatDuration } from '../../tenants/contract/format-duration.ts'
import { formatTimeOfDay } from '../../tenants/contract/format-span.ts'
import { nearestStarts } from '../../tenants/contract/nearest-starts.ts'
import { fill } from '../../tenants/contract/words/words.ts'
import { ownZone } from './clocks.ts'
import type { Draft } from './draft.ts'
import { type BookingFormProps, placeFor, tellCity } from './form-props.ts'
import { ownTime } from './Starts.tsx'
import { fetchFreeTimes } from './use-free-times.ts'

interface NearestStartsProps {
  form: BookingFormProps
  draft: Draft
  /** The start that cannot be had. */
  wanted: string
  /** Somebody else was faster; otherwise it is not free for so long. */
  isTaken: boolean
  onChoose: (startsAt: string) => void
}

/** Days before and after it in which others are looked for. */
const AROUND_DAYS = 7
const OFFERED_MAX = 3

/** Says once that a start is gone, and offers those that are nearest to it. */
export function NearestStarts({ form, draft, wanted, isTaken, onChoose }: NearestStartsProps) {
  const { form: words } = form.words
  const [near, setNear] = useState<{ starts: string[]; note?: string | undefined }>()
  const place = useRef<HTMLDivElement>(null)
  const { service, hours, city } = draft
  useEffect(() => {
    const aborter = new AbortController()
    const query = { from: daysBefore(wanted, AROUND_DAYS), days: 2 * AROUND_DAYS + 1, service, hours, city, lang: form.locale }
    fetchFreeTimes(query, aborter.signal).then(
      ({ days, note }) => setNear({ starts: nearestStarts(days, wanted, OFFERED_MAX), note }),
      () => aborter.signal.aborted || setNear({ starts: [] }),
    )
    return () => aborter.abort()
  }, [wanted, service, hours, city])
  useEffect(() => {
    if (isTaken) place.current?.focus()
  }, [isTaken])
  const time = formatTimeOfDay(wanted, form)
  const clocks = { hours, timeZone: placeFor(form.places, { city, day: wanted.slice(0, 10) }).timeZone, form, own: ownZone() }
  const own = ownTime(wanted, clocks)
  const gone = isTaken
    ? fill(words.taken, { time })
    : fill(words.notFree, { time, duration: formatDuration(hours, form.words), city: tellCity(form, city) })
  return (
    <div ref={place} tabIndex={-1} role="status" className="calendar-note" data-gone="">
      <p>
        {gone} {own && fill(words.elsewhere, { time: own })}{' '}
        {near && (near.starts.length > 0 ? words.nearest : (near.note ?? words.otherDay))}
      </p>
      {near?.starts.map((start) => (
        <button key={start} type="button" className="button quiet" onClick={() => onChoose(start)}>
          <span>
            {formatTimeOfDay(start, form)}
            {own && <small>{ownTime(start, clocks)}</small>}
          </span>
        </button>
      ))}
    </div>
  )
}

const daysBefore = (local: string, count: number): string =>
  new Date(Date.parse(`${local.slice(0, 10)}T00:00Z`) - count * 86_400_000).toISOString().slice(0, 10)
