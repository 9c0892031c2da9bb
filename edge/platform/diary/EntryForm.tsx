import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { Card } from '../app/Card.tsx'
import { describedBy, Field, InputField } from '../app/Field.tsx'
import type { AskedDeposit } from '../html/deposit-words.ts'
import type { EntryField, EntryProblems, EntryForm as Fields } from './plan-entry.ts'

export interface EntryFormProps {
  fields: Fields
  problems?: EntryProblems | undefined
  /** Home first. */
  cities: readonly string[]
  /** What she has called appointments so far. */
  services: readonly string[]
  currency: string
  /** Same key, same entry: a second tap enters nothing. */
  formKey: string
  /** Undefined: her site asks for none. */
  deposit: AskedDeposit | undefined
}

/** What was agreed: what, when and where first; who it is may stay empty. */
export const EntryForm = (props: EntryFormProps) => (
  <form method="post" action={dashboardPath('diary/entry')}>
    <input type="hidden" name="key" value={props.formKey} />
    <Card label="Appointment">
      <Typed name="service" label="What" list="services" {...props} />
      <datalist id="services">
        {props.services.map((each) => (
          <option value={each} />
        ))}
      </datalist>
      <Cities {...props} />
      <Typed name="startsAt" label="When" type="datetime-local" hint="In that city’s local time." {...props} />
      <div class="inline times">
        <Typed name="hours" label="Hours" type="number" step="0.5" {...props} />
        <Typed name="price" label={`Price, ${props.currency}`} inputmode="numeric" {...props} />
      </div>
    </Card>
    <Card label="Client">
      <h2>Client (optional)</h2>
      <p class="muted small">Encrypted like every client’s details, and deleted when theirs are.</p>
      <Typed name="name" label="Name" autocomplete="off" {...props} />
      <Typed name="phone" label="Phone" type="tel" autocomplete="off" {...props} />
      <Typed name="email" label="Email" type="email" autocomplete="off" {...props} />
      <Typed name="address" label="Address" autocomplete="off" {...props} />
      <Field id="message" label="To remember" error={props.problems?.message}>
        <textarea id="message" name="message" rows={3} {...describedBy({ id: 'message', error: props.problems?.message })}>
          {props.fields.message}
        </textarea>
      </Field>
      <label class="choice">
        <input type="checkbox" name="tell" value="yes" checked={props.fields.isTold} />
        Email them the confirmation, with the time for their calendar
      </label>
      {props.deposit && <DepositInMail deposit={props.deposit} isLeftOut={props.fields.withoutDeposit} />}
    </Card>
    <button type="submit" class="wide">
      Add it to your diary
    </button>
  </form>
)

/** What else that email asks of the client, which nobody would guess from here. */
const DepositInMail = ({ deposit: { words, isTold }, isLeftOut }: { deposit: AskedDeposit; isLeftOut: boolean }) => (
  <>
    <p class="sub">
      That email also asks for your deposit of {words}
      {isTold
        ? ' and says how to pay it, as you saved it in your '
        : ', and tells them to reply for how to pay it. You can save that in your '}
      <a href={dashboardPath('deposit')}>settings</a>.
    </p>
    <label class="choice">
      <input type="checkbox" name="without-deposit" value="yes" checked={isLeftOut} />
      Leave the deposit out
    </label>
  </>
)

interface TypedProps extends EntryFormProps {
  name: Exclude<EntryField, 'city' | 'message'>
  label: string
  type?: 'text' | 'datetime-local' | 'number' | 'tel' | 'email'
  hint?: string
  list?: string
  step?: string
  inputmode?: 'numeric'
  autocomplete?: 'off'
}

const Typed = ({ name, fields, problems = {}, type = 'text', label, hint, list, step, inputmode, autocomplete }: TypedProps) => (
  <InputField
    id={name}
    error={problems[name]}
    value={fields[name]}
    required={name === 'service' || name === 'startsAt' || name === 'hours'}
    autofocus={problems[name] !== undefined}
    {...{ label, hint, type, list, step, inputmode, autocomplete }}
  />
)

const Cities = ({ fields, cities, problems }: EntryFormProps) => (
  <Field id="city" label="Where" error={problems?.city}>
    <select id="city" name="city" {...describedBy({ id: 'city', error: problems?.city })}>
      {cities.map((each) => (
        <option value={each} selected={each === fields.city}>
          {each}
        </option>
      ))}
    </select>
  </Field>
)
