import path from 'node:path'
import { expect, it } from 'vitest'
import { withSiteValue } from '../../tenants/contract/site-fields.ts'
import { checkBookingSense } from '../../tenants/load/check-booking-sense.ts'
import { checkContrast } from '../../tenants/load/check-contrast.ts'
import { checkMarkdown } from '../../tenants/load/check-markdown.ts'
import { formatFieldPath } from '../../tenants/load/problem.ts'
import { sampleSource } from '../test-support/sample-source.ts'
import { tellProblems } from './tell-problems.ts'

const margot = sampleSource('margot')
const locate = (name: string) => (at: readonly PropertyKey[]) => ({
  file: path.join('tenants', 'margot', name),
  line: 1,
  column: 1,
  field: formatFieldPath(at),
})
/** Of a developer: a name of a field, a file, a rule's arithmetic. */
const DEVELOPERS = /yaml|"[a-zA-Z]+"|\bid\b|contrast|at least 4\.5|got|expected/

it('says what files have wrong beside each other as she would say it, beside the field', () => {
  const colors = {
    text: '#fdfdfd',
    muted: '#666666',
    accent: '#333333',
    danger: '#990000',
    buttonText: '#ffffff',
    button: '#000000',
    background: '#ffffff',
    surface: '#ffffff',
  }
  const told = tellProblems(checkContrast({ colors } as never, locate('theme.yaml')), margot)
  expect(told[0]).toEqual({
    file: 'theme.yaml',
    path: 'colors/text',
    words: 'Your text can’t be read well on your page in these colours. Choose other colours for your look.',
  })
  const service = { id: 'dinner', hours: 3, hoursMin: 1, price: 900 }
  const rates = [{ items: [{ label: 'Three hours', hours: 3, incall: 800, outcall: 850 }] }]
  const config = { tenant: { booking: { hoursMax: 24 }, tour: [] }, content: { services: [service], rates } }
  const prices = tellProblems(checkBookingSense(config as never, { content: locate('content.yaml') } as never), margot)
  expect(prices).toEqual([
    {
      file: 'content.yaml',
      path: 'services/dinner/price',
      words: 'Your rates say another price in “Three hours”. Change one of the two, so that it is the same everywhere.',
    },
  ])
  const texts = tellProblems(
    checkMarkdown('<b>x</b> ![y](y.jpg) [z](z.example)', { file: path.join('tenants', 'margot', 'about.md') }),
    margot,
  )
  expect(texts).toHaveLength(4)
  for (const { words } of [...told, ...prices, ...texts]) expect(words).not.toMatch(DEVELOPERS)
})

it('says what one file has wrong as her forms do', () => {
  const field = { file: 'content.yaml', path: 'services/dinner/hours' }
  const source = withSiteValue(margot, field, 'three')
  const problem = { ...locate('content.yaml')(['services', 0, 'hours']), got: '"three"', expected: 'a number', fix: 'Change "hours".' }
  expect(tellProblems([problem], source)).toEqual([{ ...field, words: 'Write a number.' }])
})

it('sends her to whoever looks after her site where it is not hers to mend', () => {
  const problem = { file: path.join('tenants', 'margot', 'content.de.yaml'), field: 'services', got: 'nothing', expected: 'x', fix: 'y' }
  expect(tellProblems([problem], margot)[0]?.words).toMatch(/another language too/)
})
