import type { BookingRules, Leg } from '../../tenants/contract/booking-rules.ts'
import { sameJson } from '../../tenants/contract/same-json.ts'

/** One change of her rules. A field is one of the policy, or a leg or a single day by its name: `tour Brisbane 2026-12-04`. */
export interface RuleChange {
  field: string
  /** Absent: it was not there, it is there no more. */
  before?: unknown
  after?: unknown
}

/** A developer changed what she had changed too, since tenant.yaml was last read. The developer's holds. */
export interface RuleConflict extends RuleChange {
  hers?: unknown
}

/**
 * Her rules after tenant.yaml was read again: what it says anew is taken, all else stays as she has it. Legs and single days are compared one by one, so that
 * a leg added here and one added there both stay. `base`: what it said when it was last read. Pure.
 */
export function mergeRules({ base, current, yaml }: { base: BookingRules; current: BookingRules; yaml: BookingRules }): {
  rules: BookingRules
  changes: RuleChange[]
  conflicts: RuleConflict[]
} {
  const [before, hers, theirs] = [base, current, yaml].map(fieldsOf) as [Fields, Fields, Fields]
  const merged = new Map(hers)
  const changes: RuleChange[] = []
  const conflicts: RuleConflict[] = []
  for (const field of new Set([...before.keys(), ...theirs.keys()])) {
    const [was, has, says] = [before.get(field), hers.get(field), theirs.get(field)]
    if (sameJson(was, says) || sameJson(has, says)) continue
    const { value, isConflict } = mergeField(field, { was, has, says })
    if (sameJson(has, value)) continue
    const change: RuleChange = { field, before: has, after: value }
    changes.push(change)
    if (isConflict) conflicts.push({ ...change, hers: has })
    if (value === undefined) merged.delete(field)
    else merged.set(field, value)
  }
  return { rules: rulesOf(merged), changes, conflicts }
}

/**
 * The note of a leg is a fact of its own: what the file says of it touches neither the days that she has changed nor a leg that she has cancelled, which is
 * also how legs come to their notes that were kept without them until now.
 */
function mergeField(
  field: string,
  { was, has, says }: { was: unknown; has: unknown; says: unknown },
): { value: unknown; isConflict: boolean } {
  const whole = { value: says, isConflict: !sameJson(was, has) }
  if (!field.startsWith('tour ') || !was || !says) return whole
  const [base, theirs] = [splitNote(was as Leg), splitNote(says as Leg)]
  if (!sameJson(base.leg, theirs.leg)) return whole
  if (!has) return { value: has, isConflict: false }
  const hers = splitNote(has as Leg)
  return { value: { ...hers.leg, note: theirs.note }, isConflict: !sameJson(base.note, hers.note) }
}

const splitNote = ({ note, ...leg }: Leg): { leg: Omit<Leg, 'note'>; note: string | undefined } => ({ leg, note })

/** What differs between two rules, field by field. Pure. */
export function diffRules(before: BookingRules, after: BookingRules): RuleChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field): RuleChange => ({ field, before: old.get(field), after: now.get(field) }))
    .filter((change) => !sameJson(change.before, change.after))
}

/** Her rules with single fields as they are given; undefined: without them. The later of two for one field holds. Pure. */
export function withFields(rules: BookingRules, values: readonly { field: string; value: unknown }[]): BookingRules {
  const fields = fieldsOf(rules)
  for (const { field, value } of values) {
    if (value === undefined || value === null) fields.delete(field)
    else fields.set(field, value)
  }
  return rulesOf(fields)
}

/** What a field is now; undefined: it is not there. Pure. */
export const fieldOf = (rules: BookingRules, field: string): unknown => fieldsOf(rules).get(field)

type Fields = Map<string, unknown>

function fieldsOf({ city, timeZone, policy, tour }: BookingRules): Fields {
  const { exceptions = [], ...rest } = policy
  const fields: [string, unknown][] = [
    ['city', city],
    ['timeZone', timeZone],
    ...Object.entries(rest).map(([name, value]): [string, unknown] => [`policy ${name}`, value]),
    ...exceptions.map((each): [string, unknown] => [`exceptions ${each.date}`, each]),
    ...tour.map((leg): [string, unknown] => [`tour ${leg.city} ${leg.from}`, leg]),
  ]
  return new Map(fields.filter(([, value]) => value !== undefined))
}

function rulesOf(fields: Fields): BookingRules {
  const all = [...fields]
  const under = (start: string) => all.filter(([field]) => field.startsWith(`${start} `)).map(([field, value]) => ({ field, value }))
  const exceptions = under('exceptions').map(({ value }) => value as NonNullable<BookingRules['policy']['exceptions']>[number])
  const policy = Object.fromEntries(under('policy').map(({ field, value }) => [field.slice('policy '.length), value]))
  return {
    city: fields.get('city') as string,
    timeZone: fields.get('timeZone') as string,
    policy: {
      ...(policy as BookingRules['policy']),
      ...(exceptions.length > 0 ? { exceptions: exceptions.toSorted((a, b) => a.date.localeCompare(b.date)) } : {}),
    },
    tour: under('tour')
      .map(({ value }) => value as BookingRules['tour'][number])
      .toSorted((a, b) => a.from.localeCompare(b.from) || a.city.localeCompare(b.city)),
  }
}
