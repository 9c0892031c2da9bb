import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { dashboardPath } from '../../../../tenants/contract/urls.ts'
import { seeOther } from '../../../http/see-other.ts'
import { Notice } from '../../app/Notice.tsx'
import { editByForm, ruleFactsOf, type SentForm } from '../rules/edit-by-form.ts'
import type { Edited } from '../rules/edit-rules.ts'
import { RuleSaid } from '../rules/History.tsx'
import type { RuleFacts } from '../rules/read-rule-facts.ts'
import { StaleNotice } from '../rules/StaleNotice.tsx'
import { type HoursView, hoursPage } from './hours-page.tsx'
import { type HoursProblems, keepTyped, planHours, readHoursForm } from './plan-hours.ts'
import { planSingleDay, planWithoutDay, readSingleDay, type SingleDayProblems } from './plan-single-day.ts'

export async function showHours(
  env: PlatformEnv,
  { tenantId, said, now }: { tenantId: string; said: string | undefined; now: Date },
): Promise<Response> {
  return hoursPage(await ruleFactsOf(env, tenantId, now), { notice: <RuleSaid said={said} /> })
}

/** The three forms of her hours: the week, a day that is added, a day that is removed. */
export function changeHours(env: PlatformEnv, sent: SentForm): Promise<Response> {
  switch (sent.form.get('do')) {
    case 'add':
      return addDay(env, sent)
    case 'remove':
      return removeDay(env, sent)
    default:
      return saveWeek(env, sent)
  }
}

/** The page that has the form, and where it leads when it is saved. */
interface Place {
  page: (facts: RuleFacts, view: HoursView) => Promise<Response>
  next: string
}
const HERE: Place = { page: hoursPage, next: `${dashboardPath('diary/hours')}?said=saved` }

export async function saveWeek(env: PlatformEnv, sent: SentForm, place = HERE): Promise<Response> {
  const typed = readHoursForm(sent.form)
  const edited = await editByForm<HoursProblems>(env, sent, ({ rules }) => planHours(typed, rules))
  const views: Views<HoursProblems> = {
    problems: (problems) => ({ typed, problems }),
    stale: (base, current) => ({ typed: keepTyped(typed, { base, current }) }),
  }
  return answer(edited, views, place)
}

async function addDay(env: PlatformEnv, sent: SentForm): Promise<Response> {
  const day = readSingleDay(sent.form)
  const edited = await editByForm<SingleDayProblems>(env, sent, ({ rules, now }) => planSingleDay(day, { rules, now }))
  return answer(edited, { problems: (dayProblems) => ({ day, dayProblems }), stale: () => ({ day }) })
}

async function removeDay(env: PlatformEnv, sent: SentForm): Promise<Response> {
  const edited = await editByForm<string>(env, sent, ({ rules }) => {
    const after = planWithoutDay(String(sent.form.get('date') ?? ''), rules)
    return after ? { after } : { problems: 'That day has the hours of its weekday already.' }
  })
  return answer(edited, { problems: (words) => ({ notice: <Notice tone="bad">{words}</Notice> }), stale: () => ({}) })
}

interface Views<Problems> {
  problems: (problems: Problems) => HoursView
  stale: (base: BookingRules, current: BookingRules) => HoursView
}

function answer<Problems>(edited: Edited<Problems>, views: Views<Problems>, { page, next } = HERE): Promise<Response> | Response {
  switch (edited.kind) {
    case 'saved':
      return seeOther(next)
    case 'problems':
      return page(edited.facts, { status: 422, ...views.problems(edited.problems) })
    case 'stale': {
      const { facts, since, base } = edited
      const view = views.stale(base, facts.rules)
      const isKept = view.typed !== undefined || view.day !== undefined
      return page(facts, { status: 409, notice: <StaleNotice since={since} telling={facts.telling} isKept={isKept} />, ...view })
    }
    case 'stranded':
      throw new Error('Hours move nobody to another city.')
  }
}
