import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { withExcerpt } from './show-problems.ts'

const problem = {
  file: 'tenants/claire/tenant.yaml',
  line: 2,
  column: 9,
  field: 'city',
  got: 'an empty text',
  expected: 'a city',
  fix: 'Write one.',
}
const show = (...[of, lines]: Parameters<typeof withExcerpt>) => stripVTControlCharacters(withExcerpt(of, lines)).split('\n')

describe('a problem on a terminal', () => {
  it('shows its line with a mark under the place', () => {
    expect(show(problem, ['name: Claire', '  city: ""', ''])).toEqual([
      'tenants/claire/tenant.yaml:2:9  city',
      '  2 |   city: ""',
      '    |         ^',
      '  got       an empty text',
      '  expected  a city',
      '  fix       Write one.',
      '  docs      tenants/REFERENCE.md#tenantyaml',
    ])
  })

  it('keeps the mark under the place behind tabs, and in a line of ten thousand characters', () => {
    expect(show(problem, ['', '\tcity:\t""'])[2]).toBe('    | \t     \t ^')
    const [, line = '', mark = ''] = show({ ...problem, column: 5001 }, ['', `${'x'.repeat(5000)}!${'y'.repeat(5000)}`])
    expect(line[mark.indexOf('^')]).toBe('!')
    expect(line.length).toBeLessThan(120)
  })

  it('shows no line where there is none', () => {
    expect(show(problem, [])).toHaveLength(5)
    expect(show({ ...problem, line: undefined as never }, ['a', 'b'])).toHaveLength(5)
  })
})
