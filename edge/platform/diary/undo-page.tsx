import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { seeOther } from '../../http/see-other.ts'
import { Notice } from '../app/Notice.tsx'
import { hoursPage } from './hours/hours-page.tsx'
import { editByForm, type SentForm } from './rules/edit-by-form.ts'
import { planUndo } from './rules/plan-history.ts'
import type { RuleFacts } from './rules/read-rule-facts.ts'
import type { Telling } from './rules/rule-words.ts'
import { StaleNotice } from './rules/StaleNotice.tsx'
import { askAboutStranded } from './rules/Stranded.tsx'
import { overlapWith, overlapWords } from './tour/plan-leg.ts'
import { tourPage } from './tour/tour-page.tsx'

/** The button of a line of the history: the inverse change, as a change of its own. */
export async function undoRuleChange(env: PlatformEnv, sent: SentForm): Promise<Response> {
  const { tenantId, form } = sent
  const page = form.get('page') === 'tour' ? 'tour' : 'hours'
  const path = dashboardPath(`diary/${page}`)
  const changeIds = form.getAll('change').map(String)
  const edited = await editByForm<string>(env, sent, ({ changes, rules, telling }) =>
    checkUndone(planUndo(changeIds, { changes, rules, telling }), telling),
  )
  switch (edited.kind) {
    case 'saved':
      return seeOther(`${path}?said=undone`)
    case 'stranded':
      return askAboutStranded(env, tenantId, {
        ...edited,
        form,
        action: dashboardPath('diary/history'),
        back: { href: path, label: page === 'tour' ? 'Tour' : 'Hours' },
        anyway: 'Undo it anyway',
      })
    case 'stale':
      return show(page, edited.facts, <StaleNotice since={edited.since} telling={edited.facts.telling} isKept={false} />)
    case 'problems':
      return show(page, edited.facts, <Notice tone="bad">{edited.problems}</Notice>)
  }
}

const show = (page: 'tour' | 'hours', facts: RuleFacts, notice: Parameters<typeof tourPage>[1]['notice']): Promise<Response> =>
  page === 'tour' ? tourPage(facts, { notice, status: 409 }) : hoursPage(facts, { notice, status: 409 })

/** A leg that comes back may find another in its days. */
function checkUndone(after: BookingRules | undefined, telling: Telling): { after: BookingRules } | { problems: string } {
  if (!after) return { problems: 'That can’t be undone any more: it has been changed since.' }
  for (const leg of after.tour) {
    const other = overlapWith(
      leg,
      after.tour.filter((each) => each !== leg),
    )
    if (other) return { problems: `That can’t be undone: ${overlapWords(other, leg, telling)}` }
  }
  return { after }
}
