import type { StoredSiteChange } from '../../../../db/queries/site-changes.ts'
import { keyOf } from '../form/plan-save.ts'

// A page that was opened a while ago does what it showed, and nothing else. Pure.

type Drafted = Pick<StoredSiteChange, 'file' | 'path' | 'madeAt'>

/** A change as a page has shown it: the same field saved once more is another one. */
export const markOf = (change: Drafted): string => `${change.madeAt.getTime()} ${keyOf(change)}`

/** How her draft differs from what a form says its page showed. Undefined: it does not, or the page was of a time when forms did not say. */
export function differs<C extends Drafted>(draft: readonly C[], form: FormData): { more: C[]; isOtherwise: boolean } | undefined {
  const shown = new Set(form.getAll('shown').map(String))
  if (shown.size === 0) return undefined
  const fields = new Set([...shown].map((mark) => mark.slice(mark.indexOf(' ') + 1)))
  const more = draft.filter((change) => !fields.has(keyOf(change)))
  const known = draft.filter((change) => shown.has(markOf(change)))
  const isOtherwise = known.length !== shown.size
  return more.length > 0 || isOtherwise ? { more, isOtherwise } : undefined
}
