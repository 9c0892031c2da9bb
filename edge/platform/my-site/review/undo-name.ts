import type { SiteChange } from '../../../../tenants/contract/site-fields.ts'
import { changeWords } from '../words/change-words.ts'
import type { Telling } from '../words/value-words.ts'

const SHORT = 60

/** What a screen reader calls the way back, so that two of one field are told apart: "Undo: Tagline, Slow evenings, 2:02 pm". Pure. */
export function undoName(change: SiteChange, telling: Telling, when?: string): string {
  const { label, after } = changeWords(change, telling)
  const [line = 'removed'] = after
  const what = line.length > SHORT ? `${line.slice(0, SHORT - 1)}…` : line
  return `Undo: ${[label, what, when].filter(Boolean).join(', ')}`
}
