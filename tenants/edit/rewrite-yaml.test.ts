import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Json, siteValueOf, withSiteValue } from '../contract/site-fields.ts'
import { readYaml, rewriteYaml } from './rewrite-yaml.ts'

const TENANTS = path.resolve(import.meta.dirname, '..')
const read = (name: string) => readFile(path.join(TENANTS, name), 'utf8')
const lines = (text: string) => text.split('\n')

/** `text` after one change of a field. */
const change = (text: string, way: string, value: Json | undefined) =>
  rewriteYaml(text, withSiteValue({ f: readYaml(text) }, { file: 'f', path: way }, value).f ?? {})

/** Lines that only one of both has. */
const differing = (before: string, after: string) => ({
  gone: lines(before).filter((line) => !lines(after).includes(line)),
  new: lines(after).filter((line) => !lines(before).includes(line)),
})

describe('a change of one field', () => {
  it('touches its line alone, and keeps the comment beside it and the style of what it says', async () => {
    const content = await read('claire/content.yaml')
    expect(differing(content, change(content, 'services/dinner/price', 1600))).toEqual({
      gone: ['    price: 1500'],
      new: ['    price: 1600'],
    })
    const tenant = await read('claire/tenant.yaml')
    expect(differing(tenant, change(tenant, 'contact/phone', '+61 491 570 156'))).toEqual({
      gone: ['  phone: "+61 491 570 006" # a number kept for fiction by the Australian regulator'],
      new: ['  phone: "+61 491 570 156" # a number kept for fiction by the Australian regulator'],
    })
    expect(differing(tenant, change(tenant, 'discretion/ageGate', 'ask')).new).toEqual([
      '  ageGate: ask # these pages could be shown to anybody',
    ])
  })

  it('folds a long text as it was folded, and leaves all others alone', async () => {
    const content = await read('claire/content.yaml')
    const written = change(content, 'services/dinner/description', `${'A table for two, somewhere quiet. '.repeat(5).trim()}`)
    expect(written).toContain(
      '    description: >-\n      A table for two, somewhere quiet. A table for two, somewhere quiet. A table for two, somewhere\n      quiet. A table',
    )
    expect(differing(content, written).gone).toHaveLength(2)
  })

  it('adds a field last and takes one away whole', async () => {
    const content = await read('claire/content.yaml')
    const with_ = change(content, 'services/weekend/price', 5200)
    expect(with_).toContain('    featured: true\n    price: 5200\n  - id: travel')
    expect(change(with_, 'services/weekend/price', undefined)).toBe(content)
    expect(differing(content, change(content, 'callToAction', undefined))).toEqual({ gone: ['callToAction: Request an evening'], new: [] })
    const theme = await read('claire/theme.yaml')
    expect(change(change(theme, 'colors/accent', '#112233'), 'colors/accent', '#7a2f45')).toBe(theme)
  })

  it('adds a member as its neighbours are written, takes it away again, and orders them with their comments', async () => {
    const content = (await read('claire/content.yaml')).replace('  - id: theatre', '  # sold out in May\n  - id: theatre')
    const added = change(content, 'services/lunch', { id: 'lunch', name: 'Lunch', description: 'Long.', hours: 2 })
    expect(added).toContain('    hoursMin: 12\n  - id: lunch\n    name: Lunch\n    description: Long.\n    hours: 2\n\nrates:')
    expect(change(added, 'services/lunch', undefined)).toBe(content)
    const ordered = change(content, 'services#order', ['theatre', 'dinner', 'weekend', 'travel'])
    expect(ordered).toContain('services:\n  # sold out in May\n  - id: theatre\n')
    expect(change(ordered, 'services#order', ['dinner', 'theatre', 'weekend', 'travel'])).toBe(content)
  })

  it('keeps the lines of members that a list without ids keeps', async () => {
    const content = await read('claire/content.yaml')
    const words = siteValueOf({ f: readYaml(content) }, { file: 'f', path: 'testimonials' }) as Json[]
    const written = change(content, 'testimonials', [words[2] as Json, words[0] as Json, { quote: 'Yes, again.', by: 'T.' }])
    expect(differing(content, written)).toEqual({
      gone: ['  - { quote: "Clever, kind, and very funny about the second act.", by: "J., London" }'],
      new: ['  - { quote: "Yes, again.", by: "T." }'],
    })
  })

  it('never changes a second place through an alias', () => {
    const text = 'a: &x { n: 1 } # first\nb: *x\nc: 3\n'
    expect(readYaml(change(text, 'a/n', 2))).toEqual({ a: { n: 2 }, b: { n: 1 }, c: 3 })
    expect(change(text, 'c', 4)).toBe('a: &x { n: 1 } # first\nb: *x\nc: 4\n')
    expect(readYaml(change(text, 'b/n', 2))).toEqual({ a: { n: 1 }, b: { n: 2 }, c: 3 })
  })

  it('moves a comment out of the way of a text that no longer fits beside it', () => {
    const long = 'word '.repeat(40).trim()
    const text = change('a: short # why\nb: 1\n', 'a', long)
    expect(text).toMatch(/^a: >- # why\n {2}word/)
    expect(change(text, 'a', long)).toBe(text)
    expect(lines(change(text, 'b', 2)).at(-2)).toBe('b: 2')
  })

  it('keeps the line breaks of the file', () => {
    expect(change('a: 1\r\nb: 2\r\n', 'b', 3)).toBe('a: 1\r\nb: 3\r\n')
  })
})
