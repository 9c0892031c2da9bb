import type { Clock } from '../../../db/queries/time-blocks.ts'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { DAY_FIRST, DAY_LAST } from '../../../tenants/contract/limits.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { Card } from '../app/Card.tsx'
import { describedBy, Field, InputField } from '../app/Field.tsx'
import { type BlockProblems, type BlockForm as Fields, REPEATS, type Repeat } from './plan-block.ts'
import { StripPlace } from './StripPlace.tsx'

export interface BlockFormProps {
  fields: Fields
  problems?: BlockProblems | undefined
  clock: Clock
  /** Days on which other clocks count. */
  legs: readonly { city: string; from: string; to: string }[]
  locale: string
}

const REPEAT_LABELS: Record<Repeat, string> = {
  once: 'Once',
  daily: 'Every day',
  weekly: 'Every week',
  fortnightly: 'Every two weeks',
  monthly: 'Every month',
}

/** The time she wants for herself: a day and its hours first, the rest folded away until it is wanted. */
export function BlockForm(props: BlockFormProps) {
  const { fields, problems = {}, clock } = props
  const isLonger =
    fields.lastDay !== '' || fields.repeat !== 'once' || ['lastDay', 'repeat', 'repeatUntil'].some((name) => name in problems)
  return (
    <form method="post" action={dashboardPath('diary/block')}>
      <Card label="Time">
        <Typed name="day" label="Day" type="date" hint={clockHint(props)} {...props} />
        <StripPlace />
        <div class="inline times">
          <Typed name="from" label="From" type="time" {...props} />
          <Typed name="to" label="To" type="time" {...props} />
        </div>
        <p class="muted small">
          {clock.place} time. Leave both empty for the whole day. If it ends before it starts, it runs into the next morning.
        </p>
        <details class="more" open={isLonger}>
          <summary>More than a day, or more than once</summary>
          <Typed name="lastDay" label="Last day" type="date" hint="Leave empty if it ends the same day." {...props} />
          <Repeats {...props} />
          <Typed
            name="repeatUntil"
            label="Until"
            type="date"
            hint="If it repeats: the last day it can start. Leave empty for no end."
            {...props}
          />
        </details>
      </Card>
      <button type="submit" class="wide">
        Block this time
      </button>
    </form>
  )
}

/** Which clock the hours are by on which days, where she goes somewhere with another one. */
const clockHint = ({ legs, locale }: BlockFormProps): string | undefined =>
  legs.length === 0
    ? undefined
    : `In local time where you are that day: ${legs
        .map((leg) => `${leg.city} time from ${dayWords(leg.from, locale)} to ${dayWords(leg.to, locale)}`)
        .join(', ')}.`

const dayWords = (day: string, locale: string): string => formatLocal(day, locale, { day: 'numeric', month: 'short' })

interface TypedProps extends BlockFormProps {
  name: Exclude<keyof Fields, 'repeat'>
  label: string
  type: 'date' | 'time'
  hint?: string | undefined
}

const Typed = ({ name, label, type, hint, fields, problems = {} }: TypedProps) => (
  <InputField
    id={name}
    label={label}
    hint={hint}
    error={problems[name]}
    type={type}
    value={fields[name]}
    required={name === 'day'}
    autofocus={problems[name] !== undefined}
    {...(type === 'date' ? { min: DAY_FIRST, max: DAY_LAST } : {})}
  />
)

function Repeats({ fields, problems = {}, legs }: BlockFormProps) {
  const hint = legs.length === 0 ? undefined : 'Every time keeps the local time of the first one, even while you’re on tour.'
  const said = { id: 'repeat', hint, error: problems.repeat }
  return (
    <Field {...said} label="Repeats">
      <select id="repeat" name="repeat" autofocus={said.error !== undefined} {...describedBy(said)}>
        {REPEATS.map((each) => (
          <option value={each} selected={each === fields.repeat}>
            {REPEAT_LABELS[each]}
          </option>
        ))}
      </select>
    </Field>
  )
}
