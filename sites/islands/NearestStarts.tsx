/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import { formatTimeOfDay } from '../../tenants/contract/format-span.ts'
import { nearestStarts } from '../../tenants/contract/nearest-starts.ts'
import { formatDuration } from '../../tenants/contract/tell-request.ts'
import type { Draft } from './draft.ts'
import type { BookingFormProps } from './form-props.ts'
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
  const { locale } = form
  const [near, setNear] = useState<{ starts: string[]; note?: string | undefined }>()
  const place = useRef<HTMLDivElement>(null)
  const { service, hours, city } = draft
  useEffect(() => {
    const aborter = new AbortController()
    const query = { from: daysBefore(wanted, AROUND_DAYS), days: 2 * AROUND_DAYS + 1, service, hours, city }
    fetchFreeTimes(query, aborter.signal).then(
      ({ days, note }) => setNear({ starts: nearestStarts(days, wanted, OFFERED_MAX), note }),
      () => aborter.signal.aborted || setNear({ starts: [] }),
    )
    return () => aborter.abort()
  }, [wanted, service, hours, city])
  useEffect(() => {
    if (isTaken) place.current?.focus()
  }, [isTaken])
  const gone = isTaken
    ? `${formatTimeOfDay(wanted, locale)} has just been taken.`
    : `${formatTimeOfDay(wanted, locale)} isn’t free for ${formatDuration(hours).toLowerCase()} in ${city}.`
  return (
    <div ref={place} tabIndex={-1} role="status" className="calendar-note" data-gone="">
      <p>
        {gone} {near && (near.starts.length > 0 ? 'These are the nearest free times:' : (near.note ?? 'Please choose another day.'))}
      </p>
      {near?.starts.map((start) => (
        <button key={start} type="button" className="button quiet" onClick={() => onChoose(start)}>
          {formatTimeOfDay(start, locale)}
        </button>
      ))}
    </div>
  )
}

const daysBefore = (local: string, count: number): string =>
  new Date(Date.parse(`${local.slice(0, 10)}T00:00Z`) - count * 86_400_000).toISOString().slice(0, 10)
