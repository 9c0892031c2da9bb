import type { StoredChange } from '../../../../db/queries/booking-rules.ts'
import { fieldOf, withFields } from '../../../../db/queries/merge-rules.ts'
import type { BookingRules, Leg } from '../../../../tenants/contract/booking-rules.ts'
import { sameJson } from '../../../../tenants/contract/same-json.ts'
import { legChange, ruleWords, type Telling } from './rule-words.ts'

// The history of her rules as lines, and what taking one back would make of them. Pure.

/** One thing that was done: a leg that begins on another day is two changes. */
export interface HistoryLine {
  changes: StoredChange[]
  words: string
  /** Nothing has changed it since, and it is hers to change. */
  isUndoable: boolean
  /** Hers to change, and changed again since. */
  isChangedSince: boolean
}

/** What she can edit in her app. */
const HERS = /^(policy (openings|noticeHours|bufferMinutes|hoursMax|homeDuringTour)$|exceptions |tour )/

/** `changes`: newest first, as selectRuleChanges has them. */
export function planHistory(changes: readonly StoredChange[], rules: BookingRules, telling: Telling): HistoryLine[] {
  const later = new Set<string>()
  return pairMoves(changes).map((group) => {
    const isHers = group.every(({ field }) => HERS.test(field))
    const stands = group.every(({ field, after }) => !later.has(field) && sameJson(fieldOf(rules, field), after ?? undefined))
    for (const { field } of group) later.add(field)
    return { changes: group, words: wordsOf(group, telling), isUndoable: isHers && stands, isChangedSince: isHers && !stands }
  })
}

/** Her rules with a line of the history taken back; undefined where that can no longer be. `changeIds`: of its changes. */
export function planUndo(
  changeIds: readonly string[],
  { changes, rules, telling }: { changes: readonly StoredChange[]; rules: BookingRules; telling: Telling },
): BookingRules | undefined {
  const line = planHistory(changes, rules, telling).find(
    (each) => each.isUndoable && each.changes.map(({ changeId }) => changeId).join() === changeIds.join(),
  )
  return line && withFields(rules, valuesBefore(line.changes))
}

/** What fields were before changes. `changes`: newest first, so that the oldest holds. */
export const valuesBefore = (changes: readonly StoredChange[]): { field: string; value: unknown }[] =>
  changes.map(({ field, before }) => ({ field, value: before ?? undefined }))

/** A leg is known by its first day: one that begins on another is gone and there at once. */
function pairMoves(changes: readonly StoredChange[]): StoredChange[][] {
  const paired = new Set<StoredChange>()
  return changes.flatMap((change) => {
    if (paired.has(change)) return []
    const other = changes.find((each) => isMove(change, each))
    if (other) paired.add(other)
    return [other ? [change, other] : [change]]
  })
}

function isMove(one: StoredChange, other: StoredChange): boolean {
  if (one === other || one.version === null || one.version !== other.version) return false
  if (!one.field.startsWith('tour ') || !other.field.startsWith('tour ')) return false
  const [added, removed] = one.after ? [one, other] : [other, one]
  if (!added.after || added.before || removed.after || !removed.before) return false
  return (added.after as Leg).city === (removed.before as Leg).city
}

function wordsOf(group: readonly StoredChange[], telling: Telling): string {
  const [first, second] = group
  if (first && second)
    return legChange({ before: (first.before ?? second.before) as Leg, after: (first.after ?? second.after) as Leg }, telling)
  return first ? ruleWords(first, telling) : ''
}
