/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { fieldId } from '../../tenants/contract/booking-problems.ts'
import { formatDurationAlone } from '../../tenants/contract/format-duration.ts'
import {
  BOOKING_ADDRESS_LENGTH_MAX,
  BOOKING_EMAIL_LENGTH_MAX,
  BOOKING_MESSAGE_LENGTH_MAX,
  BOOKING_NAME_LENGTH_MAX,
  BOOKING_PHONE_LENGTH_MAX,
} from '../../tenants/contract/limits.ts'
import { fill } from '../../tenants/contract/words/words.ts'
import { type BookingFormProps, citiesOf, tellCity } from './form-props.ts'

type Errors = Record<string, string>
type Spoken = Pick<BookingFormProps, 'words'>

interface FieldProps {
  name: string
  label: string
  hint?: string
  error: string | undefined
  children: (attributes: { id: string; name: string; 'aria-describedby': string; 'aria-invalid': boolean | undefined }) => ComponentChildren
}

/** Label, control and the place for its message. The edge fills the same places when it answers a plain form. */
function Field({ name, label, hint, error, children }: FieldProps) {
  const id = fieldId(name)
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {hint && <small>{hint}</small>}
      </label>
      {children({ id, name, 'aria-describedby': `${id}-error`, 'aria-invalid': error ? true : undefined })}
      <p className="field-error" id={`${id}-error`} data-error={name}>
        {error}
      </p>
    </div>
  )
}

export function ServiceField({
  form: { services, words },
  error,
}: {
  form: Pick<BookingFormProps, 'services' | 'words'>
  error: string | undefined
}) {
  return (
    <Field name="service" label={words.form.service} error={error}>
      {(attributes) => (
        <select {...attributes} required>
          {services.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A start as the visitor's own device lets it be chosen: without JavaScript, or while the calendar cannot be read. */
export function StartField({
  form: { noticeHours, words },
  label = words.form.when,
  error,
  value,
}: {
  form: Pick<BookingFormProps, 'noticeHours' | 'words'>
  /** Where the question stands above it already. */
  label?: string
  error: string | undefined
  value?: string
}) {
  const hint = noticeHours > 0 ? fill(words.form.whenHint, { hours: noticeHours }) : ''
  return (
    <Field name="startsAt" label={label} hint={hint} error={error}>
      {(attributes) => <input {...attributes} type="datetime-local" required {...(value === undefined ? {} : { value })} />}
    </Field>
  )
}

/** `service`: the one that is chosen, once the script knows it: only its own durations are left. */
export function HoursField({
  form,
  service,
  error,
}: {
  form: Pick<BookingFormProps, 'services' | 'hoursMax' | 'words'>
  service?: string
  error: string | undefined
}) {
  const { services, hoursMax } = form
  const chosen = services.find(({ id }) => id === service)
  const shortest = chosen?.hoursMin ?? Math.min(...services.map(({ hoursMin }) => hoursMin))
  const durations = Array.from({ length: Math.floor((hoursMax - shortest) * 2) + 1 }, (_, index) => shortest + index / 2)
  return (
    <Field name="hours" label={form.words.form.hours} error={error}>
      {(attributes) => (
        <select {...attributes} required>
          {durations.map((hours) => (
            <option key={hours} value={hours} selected={hours === services[0]?.hours}>
              {formatDurationAlone(hours, form.words)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export function CityField({ form, error }: { form: Pick<BookingFormProps, 'places' | 'cityNames' | 'words'>; error: string | undefined }) {
  const cities = citiesOf(form.places)
  if (cities.length < 2) return null
  return (
    <Field name="city" label={form.words.form.city} error={error}>
      {(attributes) => (
        <select {...attributes}>
          {cities.map((city) => (
            <option key={city} value={city}>
              {tellCity(form, city)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export function ContactFields({ words: { form }, errors }: Spoken & { errors: Errors }) {
  return (
    <>
      <Field name="name" label={form.name} hint={form.nameHint} error={errors.name}>
        {(attributes) => <input {...attributes} autoComplete="name" required maxLength={BOOKING_NAME_LENGTH_MAX} />}
      </Field>
      <div className="pair">
        <Field name="email" label={form.email} error={errors.email}>
          {(attributes) => <input {...attributes} type="email" autoComplete="email" required maxLength={BOOKING_EMAIL_LENGTH_MAX} />}
        </Field>
        <Field name="phone" label={form.phone} hint={form.optional} error={errors.phone}>
          {(attributes) => <input {...attributes} type="tel" autoComplete="tel" maxLength={BOOKING_PHONE_LENGTH_MAX} />}
        </Field>
      </div>
    </>
  )
}

export function AddressField({ words: { form }, error }: Spoken & { error: string | undefined }) {
  return (
    <Field name="address" label={form.address} hint={form.addressHint} error={error}>
      {(attributes) => <input {...attributes} autoComplete="street-address" maxLength={BOOKING_ADDRESS_LENGTH_MAX} />}
    </Field>
  )
}

export function MessageField({ words: { form }, error }: Spoken & { error: string | undefined }) {
  return (
    <Field name="message" label={form.message} hint={form.optional} error={error}>
      {(attributes) => <textarea {...attributes} maxLength={BOOKING_MESSAGE_LENGTH_MAX} />}
    </Field>
  )
}

/** Out of sight and of the tab order: only a script fills it in. */
export function Honeypot({ words }: Spoken) {
  return (
    <div className="hidden-field" aria-hidden="true">
      <label htmlFor="booking-website">{words.form.honeypot}</label>
      <input id="booking-website" name="website" tabIndex={-1} autoComplete="off" />
    </div>
  )
}
