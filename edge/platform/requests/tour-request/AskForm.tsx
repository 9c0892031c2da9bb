import { formatDurationAlone } from '../../../../tenants/contract/format-duration.ts'
import {
  BOOKING_EMAIL_LENGTH_MAX,
  BOOKING_MESSAGE_LENGTH_MAX,
  BOOKING_NAME_LENGTH_MAX,
  TOUR_REQUEST_WHEN_LENGTH_MAX,
} from '../../../../tenants/contract/limits.ts'
import { tourRequestPath } from '../../../../tenants/contract/urls.ts'
import { fill } from '../../../../tenants/contract/words/words.ts'
import { Card } from '../../app/Card.tsx'
import { describedBy, Field, InputField } from '../../app/Field.tsx'
import { Notice } from '../../app/Notice.tsx'
import { tellCity } from '../../html/tell-city.ts'
import type { AskFacts, AskOutcome } from './ask-to-come.ts'
import type { PlaceAsked } from './place-asked.ts'
import type { AskField } from './read-ask-form.ts'
import { ToFix } from './ToFix.tsx'

interface AskFormProps {
  facts: AskFacts
  place: Extract<PlaceAsked, { kind: 'asked' }>
  answer: AskOutcome | undefined
}

/** Roughly when, for what, and who: no time is held by it. */
export function AskForm({ facts, place: { city, timeZone }, answer }: AskFormProps) {
  const { words, locale, typed } = facts
  const { elsewhere, form } = words
  const told = { city: tellCity(city, { locale }) }
  const problems = answer?.outcome === 'invalid' ? answer.problems : {}
  const field = (name: AskField) => ({ id: name, error: problems[name], value: typed[name] ?? '' })
  return (
    <Card label={fill(elsewhere.question, told)}>
      {answer?.outcome === 'too_often' && <Notice tone="bad">{elsewhere.tooOften}</Notice>}
      <p>{fill(elsewhere.about, told)}</p>
      <form method="post" action={tourRequestPath()} novalidate>
        <ToFix problems={problems} words={words} />
        <input type="hidden" name="lang" value={locale} />
        <input type="hidden" name="city" value={city} />
        <input type="hidden" name="zone" value={timeZone} />
        <InputField {...field('when')} label={elsewhere.when} hint={elsewhere.whenHint} required maxlength={TOUR_REQUEST_WHEN_LENGTH_MAX} />
        <Service facts={facts} error={problems.service} />
        <Hours facts={facts} error={problems.hours} />
        <InputField
          {...field('name')}
          label={form.name}
          hint={form.nameHint}
          autocomplete="name"
          required
          maxlength={BOOKING_NAME_LENGTH_MAX}
        />
        <InputField
          {...field('email')}
          type="email"
          label={form.email}
          autocomplete="email"
          required
          maxlength={BOOKING_EMAIL_LENGTH_MAX}
        />
        <Message facts={facts} error={problems.message} />
        <p class="muted">{elsewhere.consent}</p>
        <div class="actions">
          <button type="submit">{elsewhere.send}</button>
        </div>
      </form>
    </Card>
  )
}

interface ChoiceProps {
  facts: AskFacts
  error: string | undefined
}

const Service = ({ facts: { services, typed, words }, error }: ChoiceProps) => (
  <Field id="service" label={words.form.service} error={error}>
    <select id="service" name="service" {...describedBy({ id: 'service', error })}>
      {services.map(({ id, name, told }) => (
        <option value={id} selected={id === typed.service}>
          {told ?? name}
        </option>
      ))}
    </select>
  </Field>
)

function Hours({ facts: { services, hoursMax, typed, words }, error }: ChoiceProps) {
  const shortest = Math.min(...services.map(({ hoursMin }) => hoursMin))
  const chosen = Number(typed.hours ?? services[0]?.hours)
  return (
    <Field id="hours" label={words.form.hours} error={error}>
      <select id="hours" name="hours" {...describedBy({ id: 'hours', error })}>
        {Array.from({ length: Math.floor((hoursMax - shortest) * 2) + 1 }, (_, index) => shortest + index / 2).map((hours) => (
          <option value={hours} selected={hours === chosen}>
            {formatDurationAlone(hours, words)}
          </option>
        ))}
      </select>
    </Field>
  )
}

const Message = ({ facts: { typed, words }, error }: ChoiceProps) => (
  <Field id="message" label={words.form.message} hint={words.form.optional} error={error}>
    <textarea
      id="message"
      name="message"
      rows={4}
      maxlength={BOOKING_MESSAGE_LENGTH_MAX}
      {...describedBy({ id: 'message', hint: words.form.optional, error })}
    >
      {typed.message ?? ''}
    </textarea>
  </Field>
)
