import { describe, expect, it } from 'vitest'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import { experimentsSchema } from '../../../../tenants/contract/experiments.ts'
import { photosSchema } from '../../../../tenants/contract/photos.ts'
import { type SiteSource, withSiteValue } from '../../../../tenants/contract/site-fields.ts'
import { isHerTestDeed } from '../../../../tenants/edit/her-tests.ts'
import { hersOf } from '../../../../tenants/edit/hers-of.ts'
import { withChanges } from '../form/plan-save.ts'
import { photosOf, photosProblem } from '../photos/photo-rules.ts'
import { inverseOf } from '../review/deeds.ts'
import { planEnd, planStart } from './plan-test.ts'
import { plainPhoto, testOf, testsOf, whyNoTest } from './site-tests.ts'

const margot = sampleSource('margot')
const start = (source: SiteSource, photo: string, taken: readonly string[] = []) =>
  planStart(source, { place: 'hero', photo, start: '2026-11-26', taken })
const result = {
  from: '2026-11-26',
  to: '2026-12-20',
  verdict: 'winner',
  sentence: 'It brings more.',
  variants: [
    { id: 'control', exposures: 300, conversions: 9 },
    { id: 'other', exposures: 300, conversions: 30 },
  ],
} as const

describe('a test that she starts', () => {
  it('leaves the plain page as it is, whatever photo she chooses, and is as a build wants it', () => {
    const sites = (['margot', 'sophie', 'claire'] as const).flatMap((slug) => {
      const source = withSiteValue(sampleSource(slug), { file: 'experiments.yaml', path: 'experiments' }, [])
      const ids = photosOf(source).map(({ id }) => id)
      // With photos before the one that opens the site, too.
      return [source, withSiteValue(source, { file: 'photos.yaml', path: 'photos#order' }, ids.toReversed())]
    })
    for (const source of sites) {
      const plain = plainPhoto(source, 'hero')
      for (const { id } of photosOf(source).filter((photo) => photo.id !== plain)) {
        const changes = start(source, id)
        const after = withChanges(source, changes)
        expect([plainPhoto(after, 'hero'), photosProblem(after)], id).toEqual([plain, undefined])
        expect(experimentsSchema.safeParse(after['experiments.yaml']).error).toBeUndefined()
        expect(photosSchema.safeParse(after['photos.yaml']).error).toBeUndefined()
        // The publisher takes each of them from her, and back again.
        for (const change of [...changes, ...inverseOf(changes)]) expect(isHerTestDeed(change) || hersOf(change) !== undefined).toBe(true)
        expect(withChanges(after, inverseOf(changes))).toEqual(source)
      }
    }
  })

  it('has a name that no counted test has, and there is one in each place', () => {
    const [test] = start(margot, 'march', ['opening-photo-2026-11-26']).slice(-1)
    expect(test?.path).toBe('experiments/opening-photo-2026-11-26-2')
    expect(whyNoTest(margot, 'hero')).toBeUndefined()
    expect(whyNoTest(withChanges(margot, start(margot, 'march')), 'hero')).toMatch(/running already/)
    expect(whyNoTest(sampleSource('claire'), 'hero')).toMatch(/running already/)
  })
})

describe('a test that she ends', () => {
  const running = withChanges(margot, start(margot, 'march'))
  const test = testsOf(running).find(({ slot }) => slot === 'hero') ?? expect.fail()

  it('makes what won the plain page, keeps what was counted, and can be taken back', () => {
    const changes = planEnd(running, { test, winner: 'march', result: { ...result, variants: [...result.variants] } })
    const ended = withChanges(running, changes)
    expect([plainPhoto(ended, 'hero'), photosProblem(ended)]).toEqual(['march', undefined])
    expect(testOf(ended, test.id)).toMatchObject({ status: 'completed', winner: 'march', result: { verdict: 'winner' } })
    expect(experimentsSchema.safeParse(ended['experiments.yaml']).error).toBeUndefined()
    for (const change of [...changes, ...inverseOf(changes)]) expect(isHerTestDeed(change) || hersOf(change) !== undefined).toBe(true)
    expect(withChanges(ended, inverseOf(changes))).toEqual(running)
    const kept = planEnd(running, { test, winner: 'control', result: { ...result, variants: [...result.variants] } })
    expect(kept.map(({ path }) => path.split('/')[2])).toEqual(['status', 'winner', 'result'])
  })

  it('of a developer’s, of words, writes them where they stand', () => {
    const tagline = testOf(margot, 'tagline') ?? expect.fail()
    const changes = planEnd(margot, { test: tagline, winner: 'footnotes', result: { ...result, variants: [...result.variants] } })
    expect(changes.at(-1)).toMatchObject({ file: 'content.yaml', path: 'tagline', after: 'Company for people who read the footnotes' })
  })
})

describe('what else she could ask for in that file', () => {
  it.each([
    ['another hypothesis', 'experiments/tagline/hypothesis', 'a', 'b'],
    ['other weights', 'experiments/tagline/variants', [], []],
    ['a test of words', 'experiments/x', undefined, { ...(testOf(margot, 'tagline') as object), id: 'x' }],
    ['a developer’s test gone', 'experiments/tagline', testOf(margot, 'tagline'), undefined],
    ['a paused one', 'experiments/tagline/status', 'running', 'paused'],
    ['all of them', 'experiments', [], undefined],
  ])('is refused: %s', (_, path, before, after) => {
    expect(isHerTestDeed({ file: 'experiments.yaml', path, before, after } as never)).toBe(false)
  })
})
