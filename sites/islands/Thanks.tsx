/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import { formatTimeOfDay } from '../../tenants/contract/format-span.ts'
import { fill } from '../../tenants/contract/words/words.ts'
import { calendarFile } from './calendar-file.ts'
import { clockAt, ownZone } from './clocks.ts'
import type { BookingFormProps } from './form-props.ts'
import type { RequestSummary } from './Summary.tsx'
import { startAnother } from './sent-before.ts'
import type { Written } from './written.ts'

interface ThanksProps {
  form: BookingFormProps
  reference: string
  summary: RequestSummary
  written: Written[]
  /** It had arrived before the visitor changed something and sent it again. */
  isEarlier: boolean
  /** It was sent before this page came: where it stands by now the page does not know. */
  sentAt?: number
}

/** After sending: what was asked for, and what happens next. */
export function Thanks({ form, reference, summary, written, isEarlier, sentAt }: ThanksProps) {
  const { thanks: words } = form.words
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!sentAt) place.current?.focus()
  }, [])
  return (
    <div ref={place} tabIndex={-1} role="status" className="form-done">
      <h2>{sentAt ? words.before : words.title}</h2>
      <p>{sentAt ? fill(words.sent, { time: formatTimeOfDay(clockAt(sentAt, ownZone()), form) }) : words.arrived}</p>
      {isEarlier && <p>{words.earlier}</p>}
      <p className="form-sent">{summary.sentence}</p>
      {summary.own && <p className="muted">{fill(form.words.form.elsewhere, { time: summary.own })}</p>}
      <dl>
        {written.map(({ label, text }) => (
          <>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </>
        ))}
      </dl>
      {!sentAt && (
        <>
          <h3>{words.next}</h3>
          <ol>
            {form.confirmEmail && <li>{words.confirmEmail}</li>}
            <li>{fill(words.answer, { when: form.responseTime })}</li>
            {summary.asksAddress && <li>{words.askAddress}</li>}
            <li>{form.deposit ? words.deposit : words.noDeposit}</li>
          </ol>
        </>
      )}
      <p>{sentAt ? words.stands : words.link}</p>
      {summary.span && (
        <CalendarLink
          label={words.calendar}
          text={calendarFile({ title: words.calendarTitle, reference, span: summary.span, city: summary.place.city, now: new Date() })}
        />
      )}
      <p className="muted">{fill(words.reference, { reference })}</p>
      <p>
        <button type="button" className="button quiet" onClick={startAnother}>
          {words.another}
        </button>
      </p>
    </div>
  )
}

/** A file that never leaves this device. */
function CalendarLink({ label, text }: { label: string; text: string }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [])
  return (
    <p>
      <a className="button quiet" href={url} download="appointment.ics">
        {label}
      </a>
    </p>
  )
}
