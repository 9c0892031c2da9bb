import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { expectedWords, explainIssue } from './explain-issue.ts'

/** What a schema that says nothing itself would tell of a value. */
function wordsFor(schema: z.ZodType, value: unknown): string[] {
  const issues = schema.safeParse(value, { reportInput: true }).error?.issues ?? []
  expect(issues.length).toBeGreaterThan(0)
  const place = { schema, value, hasComment: () => false }
  return issues.flatMap((issue) => [
    expectedWords(issue),
    ...explainIssue(issue, place).flatMap(({ got, expected, fix }) => [got, expected, fix]),
  ])
}

/** Of zod's English: https://github.com/colinhacks/zod/blob/main/packages/zod/src/v4/locales/en.ts */
const ZOD = /Invalid|Too (big|small)|Unrecognized|[<>]=?\d|\bto have\b|received|matching/

describe('every kind of check', () => {
  it.each<[string, z.ZodType, unknown]>([
    ['an address', z.url(), 'www.google.com'],
    ['an address or nothing', z.union([z.literal(false), z.url({ protocol: /^https$/ })]), 'www.google.com'],
    ['a choice of two', z.union([z.string(), z.number()]), true],
    ['a choice by a field', z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') })]), { kind: 'b' }],
    ['an email address', z.email(), 'x'],
    ['a day', z.iso.date(), 'x'],
    ['a time', z.iso.time(), 'x'],
    ['a moment', z.iso.datetime(), 'x'],
    ['a UUID', z.uuid(), 'x'],
    ['another format', z.ipv4(), 'x'],
    ['a pattern', z.string().regex(/^a$/), 'x'],
    ['a beginning', z.string().startsWith('/'), 'x'],
    ['an end', z.string().endsWith('.'), 'x'],
    ['a part', z.string().includes('@'), 'x'],
    ['a long text', z.string().max(3), 'aaaa'],
    ['a short text', z.string().min(3), 'a'],
    ['a long list', z.array(z.string()).max(0), ['a']],
    ['a short list', z.array(z.string()).min(2), ['a']],
    ['a large number', z.number().max(3), 4],
    ['a small number', z.number().min(3), 2],
    ['a number above', z.number().positive(), 0],
    ['a step', z.number().multipleOf(0.5), 0.3],
    ['a whole number', z.int(), 0.5],
    ['a type', z.boolean(), 'x'],
    ['a word', z.enum(['a', 'b']), 'x'],
    ['a value', z.literal('a'), 'x'],
    ['a rule', z.string().refine(() => false), 'x'],
    ['a field too many', z.strictObject({}), { a: 1 }],
    ['a key', z.record(z.string().max(1), z.string()), { abc: 'x' }],
    ['a date', z.date(), 'x'],
    ['not a number', z.number(), Number.NaN],
  ])('%s is told in our words', (_, schema, value) => {
    for (const words of wordsFor(schema, value)) {
      expect(words).not.toMatch(ZOD)
      expect(words).toMatch(/\S/)
    }
  })

  it('keeps the words that the contract has', () => {
    expect(wordsFor(z.url('an https:// address'), 'x')[0]).toBe('an https:// address')
    expect(wordsFor(z.string().max(3), 'aaaa')[0]).toBe('text with a length of at most 3')
    expect(wordsFor(z.union([z.literal(false), z.url()]), 'x')[0]).toMatch(/^a whole address|^false or a whole address/)
  })
})
