import { type Document, isCollection, isMap, parseDocument, visit } from 'yaml'
import type { Json } from '../contract/site-fields.ts'
import { editOnce } from './edit-in-place.ts'
import { isSameValue } from './match-members.ts'
import { NotInPlace } from './not-in-place.ts'
import { printAfter, printInline } from './print-yaml.ts'

/**
 * A YAML text that says `value`: what says it already stays as a person wrote it, comments, quotes and blank lines too. Printing a document would fold its long
 * texts anew, so that single places are written into the text, and the whole is read again to see that it says what it should. Pure.
 */
export function rewriteYaml(text: string, value: Json): string {
  if (saysOf(text, value)) return text
  if (text.includes('\r\n')) return rewriteYaml(text.replaceAll('\r\n', '\n'), value).replaceAll('\n', '\r\n')
  const ways = [
    () => inPlace(text, value),
    () => inPlace(withoutAliases(text), value),
    () => byTopFields(text, value),
    () => printAnew(text, value),
  ]
  for (const way of ways) {
    const written = attempt(way)
    if (written !== undefined && saysOf(written, value)) return written
  }
  // JSON is YAML.
  return `${[...headOf(text), JSON.stringify(value, null, 2)].join('\n')}\n`
}

/** What a text says. Throws Error where it is not YAML. */
export function readYaml(text: string): Json {
  const document = parseDocument(text, { logLevel: 'error' })
  const [error] = document.errors
  if (error) throw error
  return document.toJS() as Json
}

const saysOf = (text: string, value: Json): boolean =>
  isSameValue(
    attempt(() => readYaml(text)),
    value,
  )

/** Of a random value a great many, of what she changes one or two. */
const EDITS_MAX = 400

function inPlace(text: string, value: Json): string {
  let written = text
  const seen = new Set<string>()
  for (let edits = 0; edits < EDITS_MAX; edits++) {
    const document = parseDocument(written, { keepSourceTokens: true, logLevel: 'error' })
    if (document.errors.length > 0 || seen.has(written)) throw new NotInPlace()
    seen.add(written)
    const next = editOnce(written, document, value)
    if (next === undefined) return written
    written = next
  }
  throw new NotInPlace()
}

/** Aliases become what they stand for: a change of one place must not be one of another. */
function withoutAliases(text: string): string {
  const document = parseDocument(text, { keepSourceTokens: true, logLevel: 'error' })
  const splices: { from: number; to: number; text: string }[] = []
  visit(document, {
    Alias: (_key, alias) => {
      const [from, to] = alias.range ?? [0, 0]
      splices.push({ from, to, text: printInline(alias.toJS(document) as Json) })
    },
    Node: (_key, node) => {
      const anchor = 'anchor' in node && node.anchor !== undefined && `&${node.anchor}`
      const from = anchor ? text.lastIndexOf(anchor, node.range?.[0]) : -1
      if (anchor && from >= 0) splices.push({ from, to: from + anchor.length + (text[from + anchor.length] === ' ' ? 1 : 0), text: '' })
    },
  })
  return splices
    .toSorted((a, b) => b.from - a.from)
    .reduce((all, { from, to, text: put }) => all.slice(0, from) + put + all.slice(to), text)
}

/** The document printed anew, with the fields that say something else: for what no edit in place could write. */
function byTopFields(text: string, value: Json): string {
  const document: Document = parseDocument(text, { logLevel: 'error' })
  const { contents } = document
  if (!isMap(contents) || typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotInPlace()
  const now = value as Record<string, Json>
  for (const key of Object.keys(document.toJS() as object)) if (!Object.hasOwn(now, key)) document.delete(key)
  for (const [key, each] of Object.entries(now)) {
    const node = document.get(key, true)
    const before = (isCollection(node) ? node.toJS(document) : document.get(key)) as Json | undefined
    if (!isSameValue(before, each)) document.set(key, document.createNode(each, { aliasDuplicateObjects: false }))
  }
  return document.toString({ lineWidth: 0 })
}

function printAnew(text: string, value: Json): string {
  const { line, below } = printAfter(value, -2)
  return `${[...headOf(text), ...(line === '' ? [] : [line]), ...below].join('\n')}\n`
}

/** The comments that a file begins with. */
function headOf(text: string): string[] {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => !line.startsWith('#'))
  return lines.slice(0, Math.max(0, end))
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
