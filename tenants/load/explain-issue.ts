import * as z from 'zod'
import { describeField, fieldNames } from './field-of-schema.ts'
import { guessMeant } from './guess-meant.ts'
import { nearestName } from './nearest-name.ts'

interface Explained {
  path: PropertyKey[]
  got: string
  expected: string
  fix: string
  /** The field that an unknown one was probably meant to be. */
  meant?: string | undefined
}

/** The file that an issue was found in. */
export interface Place {
  schema: z.ZodType
  value: unknown
  /** Whether a comment stands where a value should. */
  hasComment: (path: readonly PropertyKey[]) => boolean
}

/** What zod found, in the words of somebody who edits YAML. One issue may concern several keys. */
export function explainIssue(issue: z.core.$ZodIssue, place: Place): Explained[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => explainUnknown([...issue.path, key], place))
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined && 'options' in issue) return [explainKind(issue)]
  const path = [...issue.path]
  const name = nameOf(path)
  // A rule of a group names one of its fields: what stands there is meant.
  const input = issue.code === 'custom' ? (valueAt(place.value, path) ?? issue.input) : issue.input
  const words = expectedWords(issue)
  const description = HAS_WORDS.has(issue.code) ? undefined : describeField(place.schema, path)
  const expected = description === undefined ? words : `${words} (${description})`
  if (input === undefined && issue.code !== 'custom') return [{ path, got: 'nothing', expected, fix: `Add "${name}": ${words}.` }]
  if (input === null && place.hasComment(path))
    return [{ path, got: 'nothing, because # begins a comment', expected, fix: `Put the value of "${name}" in quotes, e.g. "#7a1f3d".` }]
  const meant = guessMeant(String(path.findLast((key) => typeof key === 'string') ?? ''), input, choicesOf(issue))
  const number = issue.code === 'invalid_type' && /^(number|int)$/.test(issue.expected) ? plainNumber(input) : undefined
  const fix =
    number !== undefined
      ? `Write it as a plain number: ${name}: ${number}`
      : meant === undefined
        ? `Change "${name}" to ${words}.`
        : `Did you mean ${quote(meant)}?`
  return [
    {
      path,
      got: issue.code === 'custom' && typeof issue.params?.got === 'string' ? issue.params.got : describeValue(input),
      expected,
      fix,
    },
  ]
}

/** One misspelt word is one problem: what is missing because of it is not told apart from it. */
export function withoutConsequences(found: readonly Explained[]): Explained[] {
  const meant = new Set(found.flatMap(({ path, meant: field }) => (field === undefined ? [] : [[...path.slice(0, -1), field].join('\0')])))
  return found.filter(({ path, got }) => !(got === 'nothing' && meant.has(path.join('\0'))))
}

function explainUnknown(path: PropertyKey[], { schema, value }: Place): Explained {
  const key = String(path.at(-1))
  const there = valueAt(value, path.slice(0, -1))
  const known = fieldNames(schema, path.slice(0, -1))
  const free = known.filter((field) => typeof there !== 'object' || there === null || !(field in there))
  const meant = nearestName(key, free)
  const expected = known.length === 0 ? 'only fields of the schema' : `one of ${known.join(', ')}`
  const fix =
    meant === undefined ? `Remove "${key}" or correct its spelling; your editor lists the fields that exist.` : `Did you mean "${meant}"?`
  return { path, got: `an unknown field "${key}"`, expected, fix, meant }
}

/** `days[0]`, where a number alone would say nothing. */
function nameOf(path: readonly PropertyKey[]): string {
  const at = path.findLastIndex((key) => typeof key === 'string')
  if (at < 0) return 'the file'
  return `${String(path[at])}${path
    .slice(at + 1)
    .map((index) => `[${String(index)}]`)
    .join('')}`
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inside, key) => (typeof inside === 'object' && inside !== null ? (inside as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  )

/** `"1,200"` -> `1200`: what was meant where a person wrote a number for people. */
const plainNumber = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[$€£]?\d[\d,\s]*$/.test(value) ? value.replace(/\D/g, '') : undefined

/** Their own words have an example already. */
const HAS_WORDS = new Set<string>(['custom', 'invalid_format', 'invalid_value', 'invalid_union'])

const choicesOf = (issue: z.core.$ZodIssue): string[] =>
  issue.code === 'invalid_value' ? issue.values.filter((value): value is string => typeof value === 'string') : []

/** A field that decides which other fields there are has a value that is none of them. */
function explainKind({
  path,
  input,
  discriminator = '',
  options = [],
}: Extract<z.core.$ZodIssueInvalidUnion, { options?: unknown }>): Explained {
  const expected = `one of ${options.map(quote).join(', ')}`
  const value = (input as Record<string, unknown> | undefined)?.[discriminator]
  const got = value === undefined ? 'nothing' : describeValue(value)
  return { path: [...path], got, expected, fix: `Change "${discriminator}" to ${expected}.` }
}

/** What would have been right, in our words: the contract's own where it has some, never zod's. */
export function expectedWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_WORDS[issue.expected] ?? issue.expected
    case 'invalid_value':
      return issue.values.length === 1 ? quote(issue.values[0]) : `one of ${issue.values.map(quote).join(', ')}`
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'a text'
      return `${SIZE_WORDS[issue.origin] ?? 'a value of'} at least ${issue.minimum}`
    case 'too_big':
      return `${SIZE_WORDS[issue.origin] ?? 'a value of'} at most ${issue.maximum}`
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`
    case 'unrecognized_keys':
      return `no field ${issue.keys.map(quote).join(', ')}`
    case 'invalid_format':
      return ownMessage(issue) ?? FORMAT_WORDS[issue.format] ?? affixWords(issue) ?? 'a text of another form'
    case 'invalid_union':
      if ('options' in issue) return `one of ${(issue.options ?? []).map(quote).join(', ')}`
      return ownMessage(issue) ?? [...new Set(issue.errors.flat().map(expectedWords))].join(' or ')
    case 'invalid_key':
    case 'invalid_element':
      return ownMessage(issue) ?? [...new Set(issue.issues.map(expectedWords))].join(' and ')
    case 'custom':
      return ownMessage(issue) ?? 'something else'
  }
}

/** Undefined where the contract says nothing (of an issue that has its input), so that zod has filled in what only a programmer understands. */
export function ownMessage(issue: z.core.$ZodIssue): string | undefined {
  const filled = english.localeError(issue as z.core.$ZodRawIssue)
  return issue.message === (typeof filled === 'string' ? filled : filled?.message) ? undefined : issue.message
}

/** Of z.string().startsWith() and its like. */
function affixWords(issue: unknown): string | undefined {
  const { prefix, suffix, includes } = issue as { prefix?: unknown; suffix?: unknown; includes?: unknown }
  if (prefix !== undefined) return `a text that begins with ${quote(prefix)}`
  if (suffix !== undefined) return `a text that ends with ${quote(suffix)}`
  return includes === undefined ? undefined : `a text with ${quote(includes)} in it`
}

const FORMAT_WORDS: Record<string, string> = {
  url: 'a whole address, e.g. "https://example.com/"',
  email: 'an email address, e.g. "name@example.com"',
  date: 'a date as YYYY-MM-DD, e.g. "2026-12-04"',
  time: 'a time of day as HH:MM, e.g. "10:00"',
  datetime: 'a time as 2026-11-02T09:30:00Z',
  uuid: 'a UUID',
}

const english = z.locales.en()

const TYPE_WORDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
}

const SIZE_WORDS: Record<string, string> = {
  string: 'text with a length of',
  array: 'a list with a length of',
  number: 'a number of',
  int: 'a whole number of',
}

const quote = (value: unknown) => (typeof value === 'string' ? `"${value}"` : String(value))

function describeValue(value: unknown): string {
  if (value === null) return 'an empty field'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'a group of fields'
  if (value === '') return 'an empty text'
  if (typeof value === 'string') return value.length > 80 ? `"${value.slice(0, 77)}…" (${value.length} characters)` : `"${value}"`
  return String(value)
}
