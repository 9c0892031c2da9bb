import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { contentSchema } from '../../tenants/contract/content.ts'
import { type Experiment, experimentsSchema } from '../../tenants/contract/experiments.ts'
import { photosSchema } from '../../tenants/contract/photos.ts'
import { parseYaml } from '../../tenants/load/parse-yaml.ts'
import { endTest, type TenantFiles } from './end-test.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../tenants/claire')
let files: TenantFiles
beforeAll(async () => {
  const read = (name: string) => readFile(path.join(FOLDER, name), 'utf8')
  files = {
    'experiments.yaml': await read('experiments.yaml'),
    'content.yaml': await read('content.yaml'),
    'photos.yaml': await read('photos.yaml'),
  }
})

const testsIn = (text: string) => {
  const parsed = parseYaml(text, { file: 'experiments.yaml', schema: experimentsSchema })
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value.experiments
}
const first = (text: string) => testsIn(text)[0] as Experiment
const result = {
  from: '2026-11-02',
  to: '2026-11-24',
  verdict: 'winner' as const,
  sentence: 'It: works.',
  variants: [
    { id: 'control', exposures: 300, conversions: 10 },
    { id: 'garden', exposures: 310, conversions: 40 },
  ],
}

/** Lines of `after` that `before` has not, and the other way round. */
function changed(before: string, after: string): { added: string[]; removed: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')]
  return { added: now.filter((line) => !old.includes(line)), removed: old.filter((line) => !now.includes(line)) }
}

describe('endTest', () => {
  it('makes the winner’s photo the first with its slot, and changes nothing else', () => {
    const commented = { ...files, 'photos.yaml': files['photos.yaml'].replace('  - id: garden', '  # taken in May\n  - id: garden') }
    const ended = endTest(commented, { experiment: first(files['experiments.yaml']), winner: 'garden', result })
    expect(changed(commented['photos.yaml'], ended['photos.yaml'])).toEqual({ added: [], removed: [] })
    expect(ended['photos.yaml'].indexOf('# taken in May')).toBeLessThan(ended['photos.yaml'].indexOf('id: silk'))
    const photos = parseYaml(ended['photos.yaml'], { file: 'photos.yaml', schema: photosSchema })
    expect('value' in photos && photos.value.photos.find(({ slots }) => slots.includes('hero'))?.id).toBe('garden')
  })

  it('freezes the result beside the test', () => {
    const ended = endTest(files, { experiment: first(files['experiments.yaml']), winner: 'garden', result })
    expect(first(ended['experiments.yaml'])).toMatchObject({ status: 'completed', winner: 'garden', result })
    expect(changed(files['experiments.yaml'], ended['experiments.yaml']).removed).toEqual(['    status: running'])
  })

  it('leaves the page as it is when control is kept', () => {
    const ended = endTest(files, { experiment: first(files['experiments.yaml']), winner: 'control', result })
    expect(ended).toEqual({ ...files, 'experiments.yaml': ended['experiments.yaml'] })
    expect(first(ended['experiments.yaml']).winner).toBe('control')
  })

  it.each([
    ['kind: text, page: home, slot: tagline', 'text: "A: new line"', { tagline: 'A: new line' }],
    ['kind: cta, page: home, slot: button', 'label: Write', { callToAction: 'Write' }],
    ['kind: layout, page: home, slot: sections', 'sections: [Hero, Closing]', { homeSections: ['Hero', 'Closing'] }],
    ['kind: pricing, page: rates, slot: prices', 'display: from', { ratesDisplay: 'from' }],
  ])('writes what the winner shows into content.yaml: %s', (fields, value, expected) => {
    const text = `experiments:
  - { id: one, ${fields}, hypothesis: It does., status: running, start: 2026-11-16, variants: [{ id: control, weight: 50 }, { id: other, weight: 50, ${value} }] }
`
    const ended = endTest({ ...files, 'experiments.yaml': text }, { experiment: first(text), winner: 'other', result })
    const content = parseYaml(ended['content.yaml'], { file: 'content.yaml', schema: contentSchema })
    expect('value' in content && content.value).toMatchObject(expected)
    expect(changed(files['content.yaml'], ended['content.yaml']).removed.length).toBeLessThanOrEqual(1)
  })

  it('names a variant that is not there', () => {
    expect(() => endTest(files, { experiment: first(files['experiments.yaml']), winner: 'moon', result })).toThrow(/no variant "moon"/)
  })
})
