import type { BookingStep } from '../../../db/queries/booking-steps.ts'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { TRANSFER_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { Card } from '../app/Card.tsx'
import { Field, InputField } from '../app/Field.tsx'
import { formatCents } from '../html/format-when.ts'
import type { StepProblem, TypedStep } from './parse-step.ts'

interface Money {
  locale: string
  currency: string
}

const ERRORS: Record<StepProblem, string> = {
  day_missing: 'Choose the day, e.g. 4 December 2026.',
  amount_missing: 'Write an amount, e.g. 300 or 300.50, up to 1,000,000.',
}

/** Screenings and deposits of a request: noted, and taken back where it was a mistake. `today`: by her clock, e.g. 2026-12-04. `refused`: a form that could not be taken, as it was sent. */
export function Steps(props: { steps: readonly BookingStep[]; money: Money; today: string; refused: TypedStep | undefined }) {
  const { steps, money, today, refused } = props
  const typed = refused?.typed
  return (
    <Card label="Screening and deposit">
      <h2>Screening and deposit</h2>
      {steps.length === 0 ? <p class="muted">Nothing added yet.</p> : <Done steps={steps} money={money} />}
      <details open={refused !== undefined}>
        <summary>Add one</summary>
        <form method="post">
          <input type="hidden" name="do" value="step" />
          <input type="hidden" name="step" value={crypto.randomUUID()} />
          <Field id="kind" label="What">
            <select id="kind" name="kind">
              <option value="deposit">Deposit</option>
              <option value="screening" selected={typed?.kind === 'screening'}>
                Screening
              </option>
            </select>
          </Field>
          <Amount refused={refused} />
          <InputField id="transfer" label="Transfer or PayID reference" value={typed?.transfer} maxlength={TRANSFER_LENGTH_MAX} />
          <Day today={today} refused={refused} />
          <button type="submit" class="quiet">
            Add
          </button>
        </form>
      </details>
    </Card>
  )
}

function Day({ today, refused }: { today: string; refused: TypedStep | undefined }) {
  const error = refused?.problem === 'day_missing' ? ERRORS.day_missing : undefined
  return <InputField id="on" label="Day" error={error} type="date" required value={refused?.typed.on ?? today} />
}

function Amount({ refused }: { refused: TypedStep | undefined }) {
  const error = refused?.problem === 'amount_missing' ? ERRORS.amount_missing : undefined
  return (
    <InputField id="amount" label="Amount" hint="For a deposit, e.g. 300" error={error} inputmode="decimal" value={refused?.typed.amount} />
  )
}

const Done = ({ steps, money }: { steps: readonly BookingStep[]; money: Money }) => (
  <ul class="list">
    {steps.map((step) => (
      <li class="row">
        <span>
          {stepWords(step, money)}
          <span class="sub block">{formatLocal(step.doneOn, money.locale, { day: 'numeric', month: 'short', year: 'numeric' })}</span>
        </span>
        <form method="post">
          <input type="hidden" name="do" value="unstep" />
          <input type="hidden" name="step" value={step.stepId} />
          <button type="submit" class="quiet small" aria-label={`Remove: ${stepWords(step, money)}`}>
            Remove
          </button>
        </form>
      </li>
    ))}
  </ul>
)

const stepWords = ({ kind, amountCents, reference }: BookingStep, money: Money): string =>
  kind === 'screening' ? 'Screened' : [`Deposit of ${formatCents(amountCents ?? 0, money)}`, reference].filter(Boolean).join(', ')
