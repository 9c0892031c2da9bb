import { type RefObject, useEffect, useRef, useState } from 'react'
import { bookingsPath } from '../../tenants/contract/urls.ts'
import { CityField, ContactFields, Honeypot, MessageField, ServiceField, TimeFields } from './booking-fields.tsx'
import { type SendResult, sendBooking } from './send-booking.ts'

export interface BookingFormProps {
  services: { id: string; name: string; hours: number; hoursMin: number }[]
  cities: string[]
  hoursMax: number
  noticeHours: number
  submitLabel: string
}

type State = { step: 'editing' | 'sending' } | { step: 'done'; result: SendResult }

/** The one hydrated island. Without JavaScript the same markup is a plain form that posts to the same address. */
export default function BookingForm({ services, cities, hoursMax, noticeHours, submitLabel }: BookingFormProps) {
  const [state, setState] = useState<State>({ step: 'editing' })
  const attempt = useRef<{ idempotencyKey: string; shownAt: number }>(undefined)
  const outcome = useRef<HTMLDivElement>(null)

  useEffect(() => {
    attempt.current = { idempotencyKey: crypto.randomUUID(), shownAt: Date.now() }
  }, [])
  useEffect(() => {
    if (state.step === 'done') outcome.current?.focus()
  }, [state])

  async function submit(form: HTMLFormElement) {
    setState({ step: 'sending' })
    const result = await sendBooking(new FormData(form), attempt.current)
    // A corrected request is a new one; a repeat after a lost connection is the same.
    if (result.kind === 'rejected' && attempt.current) attempt.current.idempotencyKey = crypto.randomUUID()
    setState({ step: 'done', result })
  }

  if (state.step === 'done' && state.result.kind === 'accepted') return <Thanks reference={state.result.reference} outcome={outcome} />
  const errors = state.step === 'done' && state.result.kind === 'rejected' ? state.result.fields : {}
  const message = state.step === 'done' && state.result.kind !== 'accepted' ? state.result.message : ''
  return (
    <form
      method="post"
      action={bookingsPath()}
      onSubmit={(event) => {
        event.preventDefault()
        void submit(event.currentTarget)
      }}
    >
      <div ref={outcome} tabIndex={-1} role="alert" className="form-message" data-form-message="">
        {message}
      </div>
      <ServiceField services={services} error={errors.service} />
      <TimeFields services={services} hoursMax={hoursMax} noticeHours={noticeHours} errors={errors} />
      <CityField cities={cities} error={errors.city} />
      <ContactFields errors={errors} />
      <MessageField error={errors.message} />
      <Honeypot />
      <button className="button" type="submit" disabled={state.step === 'sending'}>
        {state.step === 'sending' ? 'Sending …' : submitLabel}
      </button>
    </form>
  )
}

function Thanks({ reference, outcome }: { reference: string; outcome: RefObject<HTMLDivElement | null> }) {
  return (
    <div ref={outcome} tabIndex={-1} role="status" className="form-done">
      <h2>Thank you</h2>
      <p>Your request has arrived safely. It is not confirmed yet: you will get an answer by e-mail.</p>
      <p className="muted">Reference {reference}</p>
    </div>
  )
}
