import { dashboardPath } from '../../../../tenants/contract/urls.ts'
import { Card } from '../../app/Card.tsx'
import { InputField } from '../../app/Field.tsx'
import { appPage } from '../../app/frame.tsx'
import { Head } from '../../app/Head.tsx'
import type { Children } from '../../app/markup.ts'
import { History } from '../rules/History.tsx'
import type { RuleFacts } from '../rules/read-rule-facts.ts'
import { HourRows } from './HourRows.tsx'
import { type HoursForm, type HoursProblems, hoursFormOf } from './plan-hours.ts'
import type { SingleDayForm, SingleDayProblems } from './plan-single-day.ts'
import { SingleDays } from './SingleDays.tsx'

export interface HoursView {
  notice?: Children
  status?: number
  /** What was typed, where it could not be saved. */
  typed?: HoursForm
  problems?: HoursProblems
  day?: SingleDayForm
  dayProblems?: SingleDayProblems
}

/** When she takes bookings: her week, what is around a booking, and single days. */
export const hoursPage = (facts: RuleFacts, view: HoursView): Promise<Response> =>
  appPage({
    shell: facts.shell,
    here: 'diary',
    title: 'Hours',
    back: { href: dashboardPath('diary'), label: 'Diary' },
    ...(view.status === undefined ? {} : { status: view.status }),
    children: (
      <>
        {view.notice}
        <p>When a booking may start, in {facts.rules.city} time. What’s booked already stays as it is.</p>
        <div class="halves">
          <div>
            <Week facts={facts} view={view} action={dashboardPath('diary/hours')} />
          </div>
          <div>
            <SingleDays facts={facts} typed={view.day} problems={view.dayProblems} />
            <History facts={facts} page="hours" />
          </div>
        </div>
      </>
    ),
  })

interface WeekProps {
  facts: RuleFacts
  view: HoursView
  /** Where it is sent. */
  action: string
  /** Her city, where it is another than her rules know yet. */
  city?: string
  save?: Children
}

/** Her week and what is around a booking, as one form. */
export function Week({ facts, view: { typed, problems = {} }, action, city = facts.rules.city, save = <Save /> }: WeekProps) {
  const form = typed ?? hoursFormOf(facts.rules)
  const { locale } = facts.shell
  return (
    <>
      <Head title="Each week" />
      <Card label="Each week">
        <form method="post" action={action} novalidate>
          <input type="hidden" name="do" value="save" />
          <input type="hidden" name="version" value={String(facts.version)} />
          <p class="sub">Leave a day empty to close it. A latest start earlier than the first means after midnight.</p>
          {problems.week && (
            <p class="bad" role="alert">
              {problems.week}
            </p>
          )}
          <HourRows rows={form.week} problems={problems.days} locale={locale} />
          <Numbers form={form} problems={problems} />
          <label class="choice">
            <input type="checkbox" name="homeDuringTour" value="yes" checked={form.homeDuringTour} />
            Clients may ask for {city} while I’m on tour
          </label>
          {save}
        </form>
      </Card>
    </>
  )
}

const Save = () => (
  <p class="actions">
    <button type="submit">Save</button>
  </p>
)

const NUMBERS = [
  { name: 'noticeHours', label: 'Notice, in hours', hint: 'Between a request and its start, at least.', step: 'any' },
  { name: 'bufferMinutes', label: 'Free time around a booking, in minutes', hint: 'Kept before and after each one.', step: '5' },
  { name: 'hoursMax', label: 'Longest booking, in hours', hint: 'Half hours are fine, e.g. 1.5.', step: '0.5' },
] as const

const Numbers = ({ form, problems }: { form: HoursForm; problems: HoursProblems }) => (
  <div class="figures-asked">
    {NUMBERS.map(({ name, label, hint, step }) => (
      <InputField
        id={name}
        label={label}
        hint={hint}
        error={problems[name]}
        type="number"
        inputmode="decimal"
        min="0"
        step={step}
        value={form[name]}
      />
    ))}
  </div>
)
