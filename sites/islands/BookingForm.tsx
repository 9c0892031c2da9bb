/** @jsxImportSource preact */
import type { RefObject, TargetedEvent } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { availabilityPath, bookingsPath } from '../../tenants/contract/urls.ts'
import { AddressField, CityField, ContactFields, Honeypot, HoursField, MessageField, ServiceField, StartField } from './booking-fields.tsx'
import FreeTimes, { type FreeTimesProps } from './FreeTimes.tsx'
import { type SendResult, sendBooking } from './send-booking.ts'

export interface BookingFormProps {
  services: { id: string; name: string; hours: number; hoursMin: number }[]
  cities: string[]
  hoursMax: number
  noticeHours: number
  submitLabel: string
  locale: string
}

/** plain: without JavaScript, or before it runs. */
type Calendar = 'plain' | 'shown' | 'unavailable'
type State = { step: 'editing' | 'sending' } | { step: 'done'; result: SendResult }

/** The one hydrated island. Without JavaScript the same markup is a plain form that posts to the same address. */
export default function BookingForm(props: BookingFormProps) {
  const { services, cities, submitLabel } = props
  const [calendar, setCalendar] = useState<Calendar>('plain')
  const [draft, setDraft] = useState({ service: services[0]?.id ?? '', hours: String(services[0]?.hours ?? 1), city: cities[0] ?? '' })
  const [state, setState] = useState<State>({ step: 'editing' })
  const attempt = useRef<{ idempotencyKey: string; shownAt: number }>()
  const outcome = useRef<HTMLDivElement>(null)

  useEffect(() => {
    attempt.current = { idempotencyKey: crypto.randomUUID(), shownAt: Date.now() }
    setCalendar('shown')
  }, [])
  const fallBack = useCallback(() => setCalendar('unavailable'), [])
  useEffect(() => {
    if (state.step === 'done') outcome.current?.focus()
  }, [state])

  async function submit(event: TargetedEvent<HTMLFormElement>) {
    event.preventDefault()
    setState({ step: 'sending' })
    const result = await sendBooking(new FormData(event.currentTarget), attempt.current)
    // A corrected request is a new one; a repeat after a lost connection is the same.
    if (result.kind === 'rejected' && attempt.current) attempt.current.idempotencyKey = crypto.randomUUID()
    setState({ step: 'done', result })
  }

  if (state.step === 'done' && state.result.kind === 'accepted') return <Thanks reference={state.result.reference} outcome={outcome} />
  const { errors, message } = problemsOf(state)
  return (
    <form
      method="post"
      action={bookingsPath()}
      onSubmit={(event) => void submit(event)}
      onChange={(event) => setDraft(readDraft(event.currentTarget, draft))}
    >
      <DefaultButton />
      <div ref={outcome} tabIndex={-1} role="alert" className="form-message" data-form-message="">
        {message}
      </div>
      <DraftFields {...props} errors={errors} draft={draft} calendar={calendar} onUnavailable={fallBack} />
      <ContactFields errors={errors} />
      <AddressField error={errors.address} />
      <MessageField error={errors.message} />
      <Honeypot />
      <button className="button" type="submit" disabled={state.step === 'sending'}>
        {state.step === 'sending' ? 'Sending …' : submitLabel}
      </button>
    </form>
  )
}

function problemsOf(state: State): { errors: Record<string, string>; message: string } {
  if (state.step !== 'done' || state.result.kind === 'accepted') return { errors: {}, message: '' }
  return { errors: state.result.kind === 'rejected' ? state.result.fields : {}, message: state.result.message }
}

/** What, how long, where and when. */
function DraftFields({
  services,
  cities,
  hoursMax,
  noticeHours,
  locale,
  errors,
  draft,
  calendar,
  onUnavailable,
}: BookingFormProps & {
  errors: Record<string, string>
  draft: FreeTimesProps['draft']
  calendar: Calendar
  onUnavailable: () => void
}) {
  return (
    <>
      <ServiceField services={services} error={errors.service} />
      <div className="pair">
        <HoursField services={services} hoursMax={hoursMax} error={errors.hours} />
        <CityField cities={cities} error={errors.city} />
      </div>
      <div className="when">
        {calendar === 'shown' ? (
          <FreeTimes draft={draft} locale={locale} error={errors.startsAt} onUnavailable={onUnavailable} />
        ) : (
          <StartField noticeHours={noticeHours} error={errors.startsAt} />
        )}
        {calendar === 'plain' && (
          <button className="button quiet" type="submit" formAction={availabilityPath()} formNoValidate>
            Show free times
          </button>
        )}
      </div>
    </>
  )
}

/** What Enter in a field presses: without it that would be the button for free times. */
const DefaultButton = () => <button type="submit" className="hidden-field" tabIndex={-1} aria-hidden="true" />

/** What decides which times are free. The same object as before where nothing of it has changed. */
function readDraft<W extends Record<'service' | 'hours' | 'city', string>>(form: HTMLFormElement, before: W): W {
  const data = new FormData(form)
  const text = (name: 'service' | 'hours' | 'city') => String(data.get(name) ?? before[name])
  const now = { ...before, service: text('service'), hours: text('hours'), city: text('city') }
  return now.service === before.service && now.hours === before.hours && now.city === before.city ? before : now
}

function Thanks({ reference, outcome }: { reference: string; outcome: RefObject<HTMLDivElement> }) {
  return (
    <div ref={outcome} tabIndex={-1} role="status" className="form-done">
      <h2>Thank you</h2>
      <p>Your request has arrived safely. It is not confirmed yet: you will get an answer by e-mail.</p>
      <p className="muted">Reference {reference}</p>
    </div>
  )
}
