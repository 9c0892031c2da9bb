import { dashboardPath } from '../../../../tenants/contract/urls.ts'
import { localDay } from '../../../http/local-day.ts'
import { Head } from '../../app/Head.tsx'
import { Notice } from '../../app/Notice.tsx'
import { capital } from '../../reports/number-words.ts'
import { dayWords } from './hours-words.ts'
import { type HistoryLine, planHistory } from './plan-history.ts'
import type { RuleFacts } from './read-rule-facts.ts'

/** The pages that her rules are changed on, and where taking a change back leads. */
export type RulePage = 'hours' | 'tour'

/** The last changes of her rules, whoever made them: what nothing has changed since is taken back with one button. */
export function History({ facts, page }: { facts: RuleFacts; page: RulePage }) {
  const lines = planHistory(facts.changes, facts.rules, facts.telling)
  return (
    <section>
      <Head title="History" />
      {lines.length === 0 ? (
        <p class="muted">Nothing has been changed yet.</p>
      ) : (
        <ul class="list card">
          {lines.map((line) => (
            <Line line={line} facts={facts} page={page} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Line({
  line: { changes, words, isUndoable, isChangedSince },
  facts: { rules, version, telling },
  page,
}: {
  line: HistoryLine
  facts: RuleFacts
  page: RulePage
}) {
  const [first] = changes
  if (!first) return null
  const day = dayWords(localDay(first.madeAt, rules.timeZone).day, telling)
  return (
    <li class="row">
      <div>
        <span class="sub block">
          {first.madeBy === 'companion' ? 'You' : 'Your developer'}, {day}
        </span>
        {capital(words)}
      </div>
      {isUndoable && (
        <form method="post" action={dashboardPath('diary/history')}>
          <input type="hidden" name="version" value={String(version)} />
          <input type="hidden" name="page" value={page} />
          {changes.map(({ changeId }) => (
            <input type="hidden" name="change" value={changeId} />
          ))}
          <button type="submit" class="quiet small" aria-label={`Undo: ${words}`}>
            Undo
          </button>
        </form>
      )}
      {isChangedSince && <span class="sub">Changed again since</span>}
    </li>
  )
}

const SAID = new Map([
  ['saved', 'Saved.'],
  ['undone', 'Undone.'],
  ['added', 'Added to your tour.'],
  ['cancelled', 'Cancelled.'],
])

/** What a form has just done. */
export const RuleSaid = ({ said = '' }: { said?: string | undefined }) => (SAID.has(said) ? <Notice>{SAID.get(said)}</Notice> : null)
