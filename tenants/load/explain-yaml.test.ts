import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { parseYaml } from './parse-yaml.ts'

const SERVICE = 'services:\n  - id: dinner\n'

/** Name, text, place, what it got, how to mend it. */
const MISTAKES: [name: string, text: string, place: string, got: RegExp, fix: RegExp][] = [
  [
    'a line too far in',
    'photos:\n  - id: salon\n      file: salon.jpg\n    alt: A salon\n',
    '3:7',
    /^6 spaces before this line, and 4 before the one above$/,
    /^Begin this line with 4 spaces\.$/,
  ],
  ['a field too far in', 'tagline: Hello\n  intro: There\n', '2:3', /^2 spaces before this line, and none/, /with no spaces/],
  ['a field too far out', `${SERVICE}   name: Dinner\n    hours: 3\n`, '3:4', /^3 spaces .* and 4 before/, /with 4 spaces, or with "- "/],
  [
    'a quote never closed',
    'city: Perth\ntagline: "Late swims\nintro: By the river\n',
    '2:10',
    /quote that is never closed/,
    /Put " at the end/,
  ],
  ['one closed by the next', 'tagline: "Late swims\nintro: "By the river"\n', '1:10', /quote that is never closed/, /Put " at the end/],
  ['an apostrophe', "city: Perth\ntagline: 'I'm late'\n", '2:10', /^an apostrophe inside single quotes$/, /^Write tagline: "I'm late"$/],
  ['a list never closed', 'slots: [hero, about\nalt: A salon\n', '1:8', /bracket that is never closed/, /^Put \] at the end/],
  ['a missing colon', 'tagline\ncity: Perth\n', '1:1', /^a line without a colon$/, /^Put a colon and a space after the name of the field/],
  ['a missing space', 'name:Emma\ncity: Perth\n', '1:1', /^no space after the colon$/, /^Write name: Emma$/],
  ['a second colon', 'tagline: Dinner: late\n', '1:10', /^a second colon$/, /^Write tagline: "Dinner: late"$/],
]

describe('explainYaml', () => {
  it.each(MISTAKES)('says of %s where it is and how it is mended', (_name, text, place, got, fix) => {
    const parsed = parseYaml(text, { file: 'x.yaml', schema: z.unknown() })
    const [problem, ...more] = 'problems' in parsed ? parsed.problems : []
    expect(more).toEqual([])
    expect(`${problem?.line}:${problem?.column}`).toBe(place)
    expect(problem?.got).toMatch(got)
    expect(problem?.fix).toMatch(fix)
  })
})
