import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { type Json, siteValueOf, withSiteValue } from '../contract/site-fields.ts'
import { isSameValue } from './match-members.ts'
import { readYaml, rewriteYaml } from './rewrite-yaml.ts'

const TENANTS = path.resolve(import.meta.dirname, '..')
const read = (name: string) => readFile(path.join(TENANTS, name), 'utf8')
const lines = (told: string) => told.split('\n')

/** `told` after one change of a field. */
const change = (told: string, way: string, value: Json | undefined) =>
  rewriteYaml(told, withSiteValue({ f: readYaml(told) }, { file: 'f', path: way }, value).f ?? {})

const text = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    'yes',
    '#no',
    'a: b',
    '- x',
    "it's",
    '"q"',
    '',
    ' ',
    '1',
    'null',
    '~',
    '2026-11-16',
    '&a',
    '*a',
    '|',
    'a\nb',
    'a\n\nb\n',
    'é'.repeat(150),
  ),
  fc.array(fc.constantFrom('word', 'another', 'a:', '#x', "'", '\n'), { maxLength: 60 }).map((words) => words.join(' ')),
)
const leaf: fc.Arbitrary<Json> = fc.oneof(text, fc.integer(), fc.constantFrom(0.5, 1.25), fc.boolean(), fc.constant(null))
const key = fc.constantFrom('a', 'b', 'c', 'long-key', 'photo', 'no', 'x y')
const group = (inner: fc.Arbitrary<Json>) => fc.dictionary(key, inner, { maxKeys: 3, noNullPrototype: true })
const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    group(tie('tree')),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.constantFrom('one', 'two', 'three', 'four'), { maxLength: 4 })
      .chain((ids) => fc.tuple(...ids.map((id) => group(tie('tree')).map((rest) => ({ id, ...rest }))))),
  ),
}))
const document = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 4, noNullPrototype: true }) as fc.Arbitrary<Record<string, Json>>

/** A text as somebody may have written it: blank lines, comments above and beside. */
function written(value: Json, seed: number): string {
  let state = seed
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  const printed = stringify(value, {
    lineWidth: random() < 0.5 ? 0 : 40,
    indentSeq: random() < 0.8,
    collectionStyle: random() < 0.15 ? 'flow' : 'any',
  })
  // The library does not read again all that it prints.
  const plain = isSaid(printed, value) ? printed : JSON.stringify(value)
  const commented = lines(plain).flatMap((line) => [
    ...(random() < 0.15 ? [''] : []),
    ...(random() < 0.2 ? [`${' '.repeat(line.search(/\S|$/))}# why ${seed}`] : []),
    random() < 0.1 && /\S/.test(line) ? `${line} # beside` : line,
  ])
  const told = commented.join('\n')
  return isSaid(told, value) ? told : plain
}

function isSaid(text_: string, value: Json): boolean {
  try {
    return isSameValue(readYaml(text_), value)
  } catch {
    return false
  }
}

describe('any text and any value', () => {
  it('says the new value afterwards, the old one when it is taken back, and is the same bytes when nothing changes', () => {
    fc.assert(
      fc.property(document, document, fc.integer({ min: 1, max: 1e6 }), (before, after, seed) => {
        const first = written(before, seed)
        expect(rewriteYaml(first, readYaml(first))).toBe(first)
        const there = rewriteYaml(first, after)
        expect(readYaml(there)).toEqual(after)
        expect(readYaml(rewriteYaml(there, readYaml(first)))).toEqual(readYaml(first))
      }),
      { numRuns: 25, endOnFailure: true },
    )
  })

  it('keeps every comment and every other line when one field gets another value', async () => {
    const samples = await Promise.all(
      ['claire', 'sophie', 'margot'].flatMap((slug) =>
        ['tenant', 'content', 'theme', 'photos', 'experiments'].map((name) => read(`${slug}/${name}.yaml`)),
      ),
    )
    const leaves = (value: Json, way: string[]): string[] => {
      if (typeof value !== 'object' || value === null) return [way.join('/')]
      if (!Array.isArray(value)) return Object.entries(value).flatMap(([name, each]) => leaves(each as Json, [...way, name]))
      const ids = value.map((each: Json) => (each as { id?: string } | null)?.id)
      return ids.every((id) => typeof id === 'string')
        ? value.flatMap((each: Json, index) => leaves(each, [...way, ids[index] as string]))
        : []
    }
    const sources = samples.map((sample) => {
      const fields = readYaml(sample)
      return { sample, fields, ways: leaves(fields, []).filter((way) => !way.endsWith('/id')) }
    })
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.nat(), fc.oneof(text, fc.integer()), ({ sample, fields, ways }, index, value) => {
        fc.pre(ways.length > 0)
        const way = ways[index % ways.length] as string
        const there = change(sample, way, value)
        expect(siteValueOf({ f: readYaml(there) }, { file: 'f', path: way })).toEqual(value)
        expect((sample.match(/ ?# .*/g) ?? []).filter((comment) => !there.includes(comment))).toEqual([])
        const was = siteValueOf({ f: fields }, { file: 'f', path: way })
        expect(readYaml(change(there, way, was))).toEqual(fields)
        // What differs is one run of lines.
        const [old, now] = [lines(sample), lines(there)]
        const head = old.findIndex((line, at) => line !== now[at])
        const tail = old.toReversed().findIndex((line, at) => line !== now.toReversed()[at])
        if (head >= 0) expect(old.length - tail - head).toBeLessThanOrEqual(6)
      }),
      { numRuns: 60, endOnFailure: true },
    )
  })

  it('leaves the samples as they are', async () => {
    for (const slug of ['claire', 'sophie', 'margot', '_template'])
      for (const name of (await readdir(path.join(TENANTS, slug))).filter((each) => each.endsWith('.yaml'))) {
        const sample = await read(`${slug}/${name}`)
        expect(rewriteYaml(sample, readYaml(sample))).toBe(sample)
      }
  })
})
