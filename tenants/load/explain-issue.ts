import type * as z from 'zod'

interface Explained {
  path: PropertyKey[]
  got: string
  expected: string
  fix: string
}

/** What zod found, in the words of somebody who edits YAML. One issue may concern several keys. */
export function explainIssue(issue: z.core.$ZodIssue): Explained[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      got: `an unknown field "${key}"`,
      expected: 'only fields of the schema',
      fix: `Remove "${key}" or correct its spelling; your editor lists the fields that exist.`,
    }))
  }
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined && 'options' in issue) return [explainKind(issue)]
  const path = [...issue.path]
  const name = String(path.at(-1) ?? 'the file')
  const expected = expectation(issue)
  if (issue.input === undefined && issue.code !== 'custom') {
    return [{ path, got: 'nothing', expected, fix: `Add "${name}": ${expected}.` }]
  }
  return [{ path, got: describeValue(issue.input), expected, fix: `Change "${name}" to ${expected}.` }]
}

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

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_WORDS[issue.expected] ?? issue.expected
    case 'invalid_value':
      return issue.values.length === 1 ? quote(issue.values[0]) : `one of ${issue.values.map(quote).join(', ')}`
    case 'too_small':
      return `${SIZE_WORDS[issue.origin] ?? 'a value of'} at least ${issue.minimum}`
    case 'too_big':
      return `${SIZE_WORDS[issue.origin] ?? 'a value of'} at most ${issue.maximum}`
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`
    case 'invalid_format':
    case 'custom':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'unrecognized_keys':
      return issue.message
  }
}

const TYPE_WORDS: Record<string, string> = {
  string: 'text',
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
  if (typeof value === 'string') return value.length > 80 ? `"${value.slice(0, 77)}…" (${value.length} characters)` : `"${value}"`
  return String(value)
}
