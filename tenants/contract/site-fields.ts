// Fields of a tenant's folder by name, so that a change of one can be kept, shown, applied and taken back.

/** Anything JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What a folder says, by file (`content.yaml`, `about.md`, `pages/etiquette.md`): YAML as the values in it, all else as its text. */
export type SiteSource = Readonly<Record<string, Json>>

/**
 * One field: its file, and the way to it. Members of a list that have an id go by it: `services/dinner/price`. `services#order` is the order of such a list, as
 * its ids. A list whose members have none, as `faq`, is one field. Empty: the whole file.
 */
export interface SiteField {
  file: string
  path: string
}

/** From what to what. Undefined: it was not there, it is there no more. */
export interface SiteChange extends SiteField {
  before?: Json | undefined
  after?: Json | undefined
}

const ORDER = '#order'
export const orderOf = (list: string): string => list + ORDER
export const listOfOrder = (path: string): string | undefined => (path.endsWith(ORDER) ? path.slice(0, -ORDER.length) : undefined)
export const stepsOf = (path: string): string[] => (path === '' ? [] : path.split('/'))

/** What a field says; undefined: it is not there. Pure. */
export function siteValueOf(source: SiteSource, { file, path }: SiteField): Json | undefined {
  const list = listOfOrder(path)
  if (list !== undefined) return membersOf(siteValueOf(source, { file, path: list })).map(({ id }) => id)
  let value: Json | undefined = source[file]
  for (const step of stepsOf(path)) value = childOf(value, step)
  return value
}

/** The source with one field as it is given; undefined: without it. A member that is new comes last. What is above a field is made where it is missing. Pure. */
export function withSiteValue(source: SiteSource, { file, path }: SiteField, value: Json | undefined): SiteSource {
  const list = listOfOrder(path)
  const [steps, put] = list === undefined ? [stepsOf(path), () => value] : [stepsOf(list), (now: Json | undefined) => inOrder(now, value)]
  const changed = replaceAt(source[file], steps, put)
  const { [file]: _before, ...rest } = source
  return changed === undefined ? rest : { ...rest, [file]: changed }
}

type Member = { readonly [key: string]: Json } & { readonly id: string }

const isMember = (value: Json): value is Member =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof (value as { id?: Json }).id === 'string'

const membersOf = (list: Json | undefined): Member[] => (Array.isArray(list) ? list.filter(isMember) : [])

function childOf(value: Json | undefined, step: string): Json | undefined {
  if (Array.isArray(value)) return membersOf(value).find(({ id }) => id === step)
  if (typeof value !== 'object' || value === null) return undefined
  return Object.hasOwn(value, step) ? (value as Record<string, Json>)[step] : undefined
}

function replaceAt(value: Json | undefined, steps: readonly string[], put: (now: Json | undefined) => Json | undefined): Json | undefined {
  const [step, ...below] = steps
  if (step === undefined) return put(value)
  const child = replaceAt(childOf(value, step), below, put)
  if (Array.isArray(value)) {
    if (child === undefined) return value.filter((each: Json) => !isMember(each) || each.id !== step)
    return childOf(value, step) === undefined
      ? [...value, child]
      : value.map((each: Json) => (isMember(each) && each.id === step ? child : each))
  }
  const { [step]: _before, ...rest } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, Json>
  // A key keeps its place: what is written from this reads as before.
  if (child === undefined) return rest
  return Object.hasOwn((value ?? {}) as object, step) ? { ...(value as Record<string, Json>), [step]: child } : { ...rest, [step]: child }
}

/** Members in the order of the ids; those that are not named come last, as they stand. */
function inOrder(list: Json | undefined, ids: Json | undefined): Json | undefined {
  const order = Array.isArray(ids) ? ids : []
  const place = ({ id }: Member) => (order.includes(id) ? order.indexOf(id) : order.length)
  return membersOf(list).toSorted((a, b) => place(a) - place(b))
}
