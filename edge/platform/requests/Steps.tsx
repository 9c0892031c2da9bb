import type { BookingStep } from '../../../db/queries/booking-steps.ts'
import { formatLocal } from '../../../tenants/contract/format-local.ts'
import { TRANSFER_LENGTH_MAX } from '../../../tenants/contract/limits.ts'
import { Card } from '../app/Card.tsx'
import { describedBy, Field } from '../app/Field.tsx'
import { formatCents } from '../html/format-when.ts'
import type { StepProblem } from './parse-step.ts'

interface Money {
  locale: string
  currency: string
}

const ERRORS: Record<StepProblem, string> = {
  day_missing: 'Choose the day, e.g. 4 December 2026.',
  amount_missing: 'Write an amount, e.g. 300 or 300.50, up to 1,000,000.',
}

/** Screenings and deposits of a request: noted, and taken back where it was a mistake. `today`: by her clock, e.g. 2026-12-04. */
export function Steps(props: { steps: readonly BookingStep[]; money: Money; today: string; problem: StepProblem | undefined }) {
  const { steps, money, today, problem } = props
  return (
    <Card label="Screening and deposit">
      <h2>Screening and deposit</h2>
      {steps.length === 0 ? <p class="muted">Nothing added yet.</p> : <Done steps={steps} money={money} />}
      <details open={problem !== undefined}>
        <summary>Add one</summary>
        <form method="post">
          <input type="hidden" name="do" value="step" />
          <input type="hidden" name="step" value={crypto.randomUUID()} />
          <Field id="kind" label="What">
            <select id="kind" name="kind">
              <option value="deposit">Deposit</option>
              <option value="screening">Screening</option>
            </select>
          </Field>
          <Amount problem={problem} />
          <Field id="transfer" label="Transfer or PayID reference">
            <input id="transfer" name="transfer" maxlength={TRANSFER_LENGTH_MAX} />
          </Field>
          <Day today={today} problem={problem} />
          <button type="submit" class="quiet">
            Add
          </button>
        </form>
      </details>
    </Card>
  )
}

function Day({ today, problem }: { today: string; problem: StepProblem | undefined }) {
  const error = problem === 'day_missing' ? ERRORS.day_missing : undefined
  return (
    <Field id="on" label="On" error={error}>
      <input id="on" name="on" type="date" required value={today} {...describedBy({ id: 'on', error })} />
    </Field>
  )
}

function Amount({ problem }: { problem: StepProblem | undefined }) {
  const hint = 'Of a deposit, e.g. 300'
  const error = problem === 'amount_missing' ? ERRORS.amount_missing : undefined
  return (
    <Field id="amount" label="Amount" hint={hint} error={error}>
      <input id="amount" name="amount" inputmode="decimal" {...describedBy({ id: 'amount', hint, error })} />
    </Field>
  )
}

const Done = ({ steps, money }: { steps: readonly BookingStep[]; money: Money }) => (
  <ul class="list">
    {steps.map((step) => (
      <li class="row">
        <span>
          {stepWords(step, money)}
          <span class="sub"> {formatLocal(step.doneOn, money.locale, { day: 'numeric', month: 'short', year: 'numeric' })}</span>
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
