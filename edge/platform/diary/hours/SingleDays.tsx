import { dashboardPath } from '../../../../tenants/contract/urls.ts'
import { Card } from '../../app/Card.tsx'
import { InputField } from '../../app/Field.tsx'
import { Head } from '../../app/Head.tsx'
import { dayWords, pairsWords } from '../rules/hours-words.ts'
import type { RuleFacts } from '../rules/read-rule-facts.ts'
import { comingDays, type SingleDayForm, type SingleDayProblems } from './plan-single-day.ts'

interface SingleDaysProps {
  facts: RuleFacts
  typed?: SingleDayForm | undefined
  problems?: SingleDayProblems | undefined
}

/** Days that are not as their weekday. */
export function SingleDays({ facts, typed, problems = {} }: SingleDaysProps) {
  const days = comingDays(facts.rules, facts.now)
  const { telling, version } = facts
  return (
    <section>
      <Head title="Single days" />
      {days.length > 0 && (
        <ul class="list card">
          {days.map(({ date, openings }) => (
            <li class="row">
              <div>
                <strong>{dayWords(date, telling)}</strong>
                <span class="sub block">{pairsWords(openings, telling.locale)}</span>
              </div>
              <form method="post" action={dashboardPath('diary/hours')}>
                <input type="hidden" name="do" value="remove" />
                <input type="hidden" name="version" value={String(version)} />
                <button type="submit" class="quiet small" name="date" value={date} aria-label={`Remove: ${dayWords(date, telling)}`}>
                  Remove
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <AddDay version={version} typed={typed} problems={problems} />
    </section>
  )
}

function AddDay({ version, typed, problems }: { version: number; typed: SingleDayForm | undefined; problems: SingleDayProblems }) {
  const [first, second] = typed?.pairs ?? []
  const isOpen = typed?.kind === 'open'
  return (
    <Card label="Add a day">
      <form method="post" action={dashboardPath('diary/hours')} novalidate>
        <input type="hidden" name="do" value="add" />
        <input type="hidden" name="version" value={String(version)} />
        <InputField id="date" label="A day with other hours" error={problems.date} type="date" value={typed?.date ?? ''} />
        <fieldset>
          <legend class="hidden">On that day</legend>
          <label class="choice">
            <input type="radio" name="kind" value="closed" checked={!isOpen} />
            Closed
          </label>
          <label class="choice">
            <input type="radio" name="kind" value="open" checked={isOpen} />
            Other hours:
          </label>
          <div class="hours">
            {[first, second].map((pair, at) => (
              <p class="hours-row">
                <span aria-hidden="true">{at === 1 && 'and'}</span>
                <Time name="day-from" label={`${ORDER[at]}: from`} value={pair?.from} error={problems.pairs} />
                <span aria-hidden="true">to</span>
                <Time name="day-to" label={`${ORDER[at]}: latest start`} value={pair?.to} error={problems.pairs} />
              </p>
            ))}
          </div>
          {problems.pairs && (
            <p class="error bad" id="pairs-error">
              {problems.pairs}
            </p>
          )}
        </fieldset>
        <p class="actions">
          <button type="submit" class="quiet">
            Add this day
          </button>
        </p>
      </form>
    </Card>
  )
}

const ORDER = ['Hours', 'Second time']

const Time = ({ name, label, value, error }: { name: string; label: string; value: string | undefined; error: string | undefined }) => (
  <input
    type="time"
    name={name}
    value={value ?? ''}
    aria-label={label}
    aria-invalid={error === undefined ? undefined : 'true'}
    aria-describedby={error === undefined ? undefined : 'pairs-error'}
  />
)
