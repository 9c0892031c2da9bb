import { sameJson } from '../../../../tenants/contract/same-json.ts'
import { type SiteChange, type SiteField, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { fieldAt } from '../form/field-at.ts'
import { PAGES } from '../form/page-text.ts'
import { unwrap } from '../form/typed.ts'
import { listWords } from './group-words.ts'
import { optionWords } from './option-words.ts'
import { pageLabel, pageLines } from './page-change.ts'
import { blurLines, isBlur, photoWords } from './photo-change.ts'
import { plainLines } from './plain-lines.ts'
import { testLabel, testLines } from './test-change.ts'
import { linesOf, photoName, type Telling, valueWords } from './value-words.ts'

// A change as she reads it: which field, what it said and what it says. Pure.

export interface ChangeWords {
  label: string
  /** Lines that go and lines that come. */
  before: string[]
  after: string[]
}

/** `source`: as it is with the change or without it, so that a member has a name. */
export function changeWords(change: SiteChange, telling: Telling): ChangeWords {
  const label = labelOf(change, telling)
  const found = fieldAt(change)
  if (!found) {
    if (change.file.startsWith(PAGES)) return { label, ...pageWords(change) }
    return { label, before: otherWords(change, change.before, telling), after: otherWords(change, change.after, telling) }
  }
  if (found.kind === 'order')
    return { label, before: namesOf(change.before, found.list.path, telling), after: namesOf(change.after, found.list.path, telling) }
  if (found.kind === 'member') {
    if (found.list.path === 'photos') return { label, ...photoWords(change, found.list, telling) }
    const rows = { path: found.list.path, control: found.list.control }
    const words = (value: SiteChange['after']) => (value === undefined ? [] : linesOf(rows, [value], telling))
    return { label, before: words(change.before), after: words(change.after) }
  }
  const [before, after] = [change.before ?? fallback(found.field.fallback), change.after ?? fallback(found.field.fallback)]
  if (isBlur(found.field)) return { label, ...blurLines(before, after) }
  if (found.field.path === '') return { label, ...textWords(before, after) }
  if (found.field.control.kind !== 'list') {
    const words = (value: SiteChange['after']) => [valueWords(found.field, value, telling)].filter(Boolean)
    return { label, before: words(before), after: words(after) }
  }
  return { label, ...onlyOthers(linesOf(found.field, before, telling), linesOf(found.field, after, telling)) }
}

/** A whole file is Markdown: told as its page shows it, however a developer has broken its lines; where only the signs are others, with them. */
function textWords(before: SiteChange['after'], after: SiteChange['after']): { before: string[]; after: string[] } {
  const lines = (value: SiteChange['after']) => plainLines(typeof value === 'string' ? unwrap(value) : '')
  const read = sameJson(lines(before), lines(after)) ? paragraphsOf : lines
  return onlyOthers(read(before), read(after))
}

function pageWords({ before, after }: SiteChange): { before: string[]; after: string[] } {
  const isSigned = sameJson(pageLines(before), pageLines(after))
  return onlyOthers(pageLines(before, isSigned), pageLines(after, isSigned))
}

const paragraphsOf = (value: SiteChange['after']): string[] => (typeof value === 'string' ? unwrap(value).split(/\n{2,}/) : [])

const fallback = (value: unknown): SiteChange['after'] => value as SiteChange['after']

/** Of two lists of lines those that are not in both; all of them where only the order has changed. */
function onlyOthers(before: string[], after: string[]): { before: string[]; after: string[] } {
  const [gone, come] = [before.filter((line) => !after.includes(line)), after.filter((line) => !before.includes(line))]
  if (gone.length + come.length === 0) return { before, after }
  const pairs = gone.length === come.length ? gone.map((line, at) => onlyParts(line, come[at] ?? '')) : undefined
  return pairs ? { before: pairs.map(([was]) => was), after: pairs.map(([, is]) => is) } : { before: gone, after: come }
}

const BETWEEN = ' · '

/** Of a line of several parts the first, which names it, and those that are others now: of a price that has changed, that price. */
function onlyParts(before: string, after: string): [string, string] {
  const [was, is] = [before.split(BETWEEN), after.split(BETWEEN)]
  const others = was.flatMap((part, at) => (at > 0 && part !== is[at] ? [at] : []))
  if (was.length !== is.length || was[0] !== is[0] || others.length === 0) return [before, after]
  const told = (parts: readonly string[]) => parts.filter((_, at) => at === 0 || others.includes(at)).join(BETWEEN)
  return [told(was), told(is)]
}

/** `Tagline`, `Dinner: Price for the usual length`, `New service: Dinner`. */
export function labelOf(field: SiteField & Partial<SiteChange>, telling: Telling): string {
  const found = fieldAt(field)
  if (!found) return field.path === 'status' ? 'Your site' : otherLabel(field, telling)
  if (found.kind === 'order') return `${found.list.label}: order`
  if (found.kind === 'member') {
    const { one } = listWords(found.list.path)
    const name = memberName(field, found.id, telling)
    if (!('after' in field) && !('before' in field)) return name
    if (field.before === undefined) return `New ${one.toLowerCase()}: ${name}`
    return field.after === undefined ? `${one} removed: ${name}` : `${one}: ${name}`
  }
  if (found.list === undefined || found.id === undefined) return found.field.label
  return `${memberName({ file: field.file, path: `${found.list.path}/${found.id}` }, found.id, telling)}: ${found.field.label}`
}

const otherLabel = (field: SiteField & Partial<SiteChange>, telling: Telling): string => {
  if (field.file === 'experiments.yaml') return testLabel(field, telling)
  return field.file.startsWith(PAGES) ? pageLabel(field, telling) : sentence(field.path)
}

/** `domains` -> `Domains`. */
const sentence = (path: string): string => path.charAt(0).toUpperCase() + path.slice(1).replaceAll('/', ' · ')

/** What she calls a service or a photo, whether it is there, new or gone. */
function memberName(field: SiteField & Partial<SiteChange>, id: string, telling: Telling): string {
  const said = field.after ?? field.before ?? siteValueOf(telling.source, field)
  const { name, caption, alt } = (typeof said === 'object' && said !== null ? said : {}) as Record<string, unknown>
  return String(name || caption || alt || (field.file === 'photos.yaml' ? photoName(telling.source, id) : id))
}

const namesOf = (value: SiteChange['after'], list: string, telling: Telling): string[] =>
  (Array.isArray(value) ? value : []).map((id) => {
    const file = list === 'photos' ? 'photos.yaml' : 'content.yaml'
    return memberName({ file, path: `${list}/${String(id)}` }, String(id), telling)
  })

const otherWords = (change: SiteChange, value: SiteChange['after'], telling: Telling): string[] => {
  if (change.path === 'status') return [optionWords('status', String(value))]
  if (change.file === 'experiments.yaml') return testLines(change, value, telling)
  return plainWords(value)
}

/** What a developer has written, as it stands: hers is every other field. */
function plainWords(value: SiteChange['after']): string[] {
  if (value === undefined || value === null || value === '') return []
  if (Array.isArray(value)) return value.flatMap(plainWords)
  if (typeof value !== 'object') return [String(value)]
  return Object.entries(value).flatMap(([name, part]) => plainWords(part).map((words) => `${name}: ${words}`))
}
