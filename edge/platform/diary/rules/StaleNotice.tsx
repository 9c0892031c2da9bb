import type { StoredChange } from '../../../../db/queries/booking-rules.ts'
import { Notice } from '../../app/Notice.tsx'
import { nowWords, type Telling } from './rule-words.ts'

/** For a form that another window has overtaken: what holds now, and that nothing typed is lost. */
export function StaleNotice({ since, telling, isKept = true }: { since: readonly StoredChange[]; telling: Telling; isKept?: boolean }) {
  // The newest change of each thing is what holds; told in the order they were made.
  const told = [...new Map(since.toReversed().map((change) => [change.field, change])).values()]
  const hers = told.filter(({ madeBy }) => madeBy === 'companion').map((change) => nowWords(change, telling))
  const theirs = told.filter(({ madeBy }) => madeBy === 'developer').map((change) => nowWords(change, telling))
  return (
    <Notice tone="bad">
      {hers.length > 0 && `Your hours and tour were changed in another window: ${hers.join('; ')}. `}
      {theirs.length > 0 && `Your developer changed them meanwhile: ${theirs.join('; ')}. `}
      {told.length === 0 && 'Your hours and tour have changed since this page was opened. '}
      {isKept
        ? 'Nothing is saved yet, and what you typed is still here: look again, then save.'
        : 'Nothing is saved yet: look again first.'}
    </Notice>
  )
}
