/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import { fieldId } from '../../tenants/contract/booking-problems.ts'
import { formatDuration, formatDurationAlone } from '../../tenants/contract/format-duration.ts'
import {
  BOOKING_ADDRESS_LENGTH_MAX,
  BOOKING_EMAIL_LENGTH_MAX,
  BOOKING_MESSAGE_LENGTH_MAX,
  BOOKING_NAME_LENGTH_MAX,
  BOOKING_PHONE_LENGTH_MAX,
} from '../../tenants/contract/limits.ts'
import { planLengths } from '../../tenants/contract/plan-lengths.ts'
import { fill } from '../../tenants/contract/words/words.ts'
import { type BookingFormProps, citiesOf, servicesIn, tellCity } from './form-props.ts'

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

/** `city`: the one that is chosen, once the script knows it: only what can be had there is left. */
export function ServiceField({
  form,
  city = '',
  error,
}: {
  form: Pick<BookingFormProps, 'services' | 'places' | 'cityNames' | 'words'>
  city?: string | undefined
  error: string | undefined
}) {
  const { form: words } = form.words
  const there = servicesIn(form, city)
  const hint = there.length < form.services.length ? fill(words.serviceThere, { city: tellCity(form, city) }) : ''
  return (
    <Field name="service" label={words.service} hint={hint} error={error}>
      {(attributes) => (
        <select {...attributes} required>
          {there.map(({ id, name }) => (
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

/** `service`: the one that is chosen, once the script knows it: only its own durations are left. `hours`: what is chosen, which stays in the list. */
export function HoursField({
  form,
  service,
  hours: chosen,
  error,
}: {
  form: Pick<BookingFormProps, 'services' | 'hoursMax' | 'words'>
  service?: string
  hours?: number | undefined
  error: string | undefined
}) {
  const { form: words } = form.words
  const { usual, others } = planLengths(form, { service, chosen: chosen ? [chosen] : [] })
  const option = (hours: number) => (
    <option key={hours} value={hours} selected={hours === form.services[0]?.hours}>
      {formatDurationAlone(hours, form.words)}
    </option>
  )
  return (
    <Field name="hours" label={words.hours} error={error}>
      {(attributes) => (
        <select {...attributes} required>
          {usual.map(option)}
          <optgroup label={words.otherLength}>
            {others.map(option)}
            <option disabled>{fill(words.longer, { duration: formatDuration(form.hoursMax, form.words) })}</option>
          </optgroup>
        </select>
      )}
    </Field>
  )
}

export function CityField({
  form,
  error,
}: {
  form: Pick<BookingFormProps, 'places' | 'cityNames' | 'cityOptions' | 'words'>
  error: string | undefined
}) {
  const cities = citiesOf(form.places)
  if (cities.length < 2) return null
  return (
    <Field name="city" label={form.words.form.city} error={error}>
      {(attributes) => (
        <select {...attributes}>
          {cities.map((city) => (
            <option key={city} value={city}>
              {form.cityOptions[city] ?? tellCity(form, city)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** `isUnkept`: what was written in them is gone. */
export function ContactFields({ words: { form }, errors, isUnkept }: Spoken & { errors: Errors; isUnkept?: boolean | undefined }) {
  return (
    <>
      {isUnkept && <p className="muted">{form.notKept}</p>}
      <Field name="name" label={form.name} hint={form.nameHint} error={errors.name}>
        {(attributes) => <input {...attributes} autoComplete="name" required maxLength={BOOKING_NAME_LENGTH_MAX} />}
      </Field>
      <div className="pair">
        <Field name="email" label={form.email} error={errors.email}>
          {(attributes) => <input {...attributes} type="email" autoComplete="email" required maxLength={BOOKING_EMAIL_LENGTH_MAX} />}
        </Field>
        <Field name="phone" label={form.phone} hint={form.phoneHint} error={errors.phone}>
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
