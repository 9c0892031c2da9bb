import type { Json } from '../contract/site-fields.ts'

/** For each member of `now`, which one of `before` it was; undefined: it is new. By id where every member has one, else by what it says. Pure. */
export function matchMembers(before: readonly Json[], now: readonly Json[]): (number | undefined)[] {
  const [old, ids] = [idsOf(before), idsOf(now)]
  if (old && ids) return ids.map((id) => (old.includes(id) ? old.indexOf(id) : undefined))
  const left = new Set(before.keys())
  const take = (index: number | undefined) => {
    if (index !== undefined) left.delete(index)
    return index
  }
  const found = now.map((value, index) => (left.has(index) && isSameValue(before[index], value) ? take(index) : undefined))
  const moved = now.map((value, index) => found[index] ?? take([...left].find((each) => isSameValue(before[each], value))))
  // One that says something else in the same place was changed there: as many as both have.
  const changed = moved.flatMap((was, index) => (was === undefined ? [index] : []))
  const pairs = Math.min(left.size, changed.length)
  const rest = [...left].slice(0, pairs)
  return moved.map((was, index) => was ?? rest[changed.indexOf(index)])
}

function idsOf(members: readonly Json[]): string[] | undefined {
  const ids = members.map((each) => (typeof each === 'object' && each !== null ? (each as { id?: Json }).id : undefined))
  return ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length ? (ids as string[]) : undefined
}

/** Of two values as YAML has them, in whatever order their keys stand. */
export function isSameValue(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [a, b] = [one as Record<string, Json>, other as Record<string, Json>]
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSameValue(a[key], b[key]))
}
