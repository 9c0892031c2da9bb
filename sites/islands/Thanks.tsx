/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import { calendarFile } from './calendar-file.ts'
import type { BookingFormProps } from './form-props.ts'
import type { RequestSummary } from './Summary.tsx'

interface ThanksProps {
  form: BookingFormProps
  reference: string
  summary: RequestSummary
}

/** After sending: what was asked for, and what happens next. */
export function Thanks({ form, reference, summary }: ThanksProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} tabIndex={-1} role="status" className="form-done">
      <h2>Thank you</h2>
      <p>Your request has arrived safely. It is not confirmed yet.</p>
      <p className="form-sent">{summary.sentence}</p>
      {summary.own && <p className="muted">That’s {summary.own} where you are.</p>}
      <h3>What happens next</h3>
      <ol>
        {form.confirmEmail && <li>You get an email now. Please confirm in it that the request is yours.</li>}
        <li>I read it myself and answer {form.responseTime}, by email.</li>
        <li>
          {form.deposit ? 'Once I’ve confirmed it, a deposit keeps the date. I tell you how.' : 'Once I’ve confirmed it, the date is ours.'}
        </li>
      </ol>
      <p>In that email is a link to your request, to see or cancel it.</p>
      {summary.span && <CalendarLink text={calendarFile({ reference, span: summary.span, city: summary.place.city, now: new Date() })} />}
      <p className="muted">Reference {reference}</p>
    </div>
  )
}

/** A file that never leaves this device. */
function CalendarLink({ text }: { text: string }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [])
  return (
    <p>
      <a className="button quiet" href={url} download="appointment.ics">
        Add to my calendar
      </a>
    </p>
  )
}
