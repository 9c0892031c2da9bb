import { expect, it } from 'vitest'
import * as z from 'zod'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import { type Control, type HerField, herForms } from '../../../../tenants/contract/her-fields.ts'
import { lookFields, photoFields } from '../form/choice-fields.ts'
import { fieldsOfMember, herLists } from '../form/field-at.ts'
import { fingerprintOf } from '../form/plan-save.ts'
import { problemWords } from '../form/problem-words.ts'
import { nameOf } from '../form/typed.ts'
import { readSent } from './save-form.ts'

const source = sampleSource('margot')

/** Everything that can be typed wrongly, or sent by a browser of another time, for a control; undefined: nothing is sent. */
function wrongs(control: Control): (string | undefined)[] {
  switch (control.kind) {
    case 'text':
      return [undefined, '', '   ', 'x'.repeat(30_000), '<b>x</b>', '🌿', 'http://a.example', 'no number', '1']
    case 'number':
      return [undefined, '', 'two', '-3', '0', '1.3', '1e9', '999999999999', 'NaN', '١٢']
    case 'boolean':
      return ['maybe']
    case 'choice':
      return [undefined, '', 'nope', '{', '{}', '{"a":1}', '[1]']
    case 'choices':
      return [undefined, 'nope']
    case 'texts':
      return ['x'.repeat(5_000), '<b>']
    default:
      return []
  }
}

/** Names under which a form sends what can be typed in a field, with the control of each; of a list its first row. */
const leaves = (name: string, control: Control): [string, Control][] => {
  if (control.kind === 'group') return control.fields.flatMap((each) => leaves(`${name}.${each.path}`, each.control))
  if (control.kind === 'list') return control.fields.flatMap((each) => leaves(`${name}.0.${each.path}`, each.control))
  return [[name, control]]
}

const [services] = herLists().filter(({ path }) => path === 'services')
const forms: HerField[][] = [
  ...herForms().flatMap(({ group, fields }) => (['services', 'photos', 'look', 'pages'].includes(group) ? [] : [fields])),
  fieldsOfMember(services as never, 'dinner'),
  photoFields('fog'),
  lookFields(source),
]

async function problemsOf(field: HerField, typed: [string, string | undefined]): Promise<string[]> {
  const form = new FormData()
  form.set(`was.${nameOf(field)}`, await fingerprintOf(field, source))
  const [name, value] = typed
  if (field.control.kind === 'list') form.set(`${nameOf(field)}.count`, '1')
  for (const [other, control] of leaves(nameOf(field), field.control)) {
    if (control.kind === 'list') form.set(`${other}.count`, '1')
    if (other !== name) form.set(other, control.kind === 'number' ? '5' : 'Something')
  }
  if (value !== undefined) form.set(name, value)
  const facts = { source, base: source } as never
  const sent = await readSent([field], form, facts)
  if (sent.kind !== 'problems') return []
  return [...(sent.state.problems?.values() ?? []), ...sent.others.map(({ words }) => words)]
}

it('says of whatever is typed wrongly what to do, in her words', async () => {
  const said = new Map<string, string>()
  for (const fields of forms)
    for (const field of fields)
      for (const [name, control] of leaves(nameOf(field), field.control))
        for (const value of wrongs(control))
          for (const words of await problemsOf(field, [name, value])) said.set(words, `${name}: ${String(value).slice(0, 20)}`)
  const strange = [...said].filter(([words]) => STRANGE.test(words) || !/^[“A-Z].*\.$/.test(words))
  expect(strange).toEqual([])
  // Each control has been refused at least once.
  for (const words of ['Write a number.', 'Choose one of these.', 'Fill this in.', 'Write the whole address, beginning with https://.'])
    expect([...said.keys()]).toContain(words)
})

it('says of a field that the library alone has words for that she should check it', () => {
  const issue = z.string().regex(/^a$/).safeParse('b').error?.issues[0]
  expect(issue && problemWords(issue, 'b')).toBe('This can’t be used as it is. Please check it.')
})

/** The library's own words, or a developer's. */
const STRANGE = /Invalid|[Ee]xpected|received|undefined|null|pattern|IANA|hyphen|lower-case|YAML|\.\.$/
