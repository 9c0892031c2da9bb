import { expect, it } from 'vitest'
import type { StoredSiteChange } from '../../../../db/queries/site-changes.ts'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import { changeWords } from '../words/change-words.ts'
import { deedOf, leads, rivalsIn } from './deeds.ts'

const change = (changeId: string, publicationId: string, file: string, path: string, more: Partial<StoredSiteChange> = {}) =>
  ({
    ...{ changeId, publicationId, file, path, madeAt: new Date(0), madeBy: 'companion', state: 'live', undoes: null },
    ...more,
  }) satisfies StoredSiteChange
const source = sampleSource('claire')
const ENDED = [
  change('7', 'b', 'photos.yaml', 'photos#order', { before: ['silk', 'garden'], after: ['garden', 'silk'] }),
  change('6', 'b', 'experiments.yaml', 'experiments/hero-photo/result'),
  change('5', 'b', 'experiments.yaml', 'experiments/hero-photo/winner', { after: 'garden' }),
  change('4', 'b', 'experiments.yaml', 'experiments/hero-photo/status', { before: 'running', after: 'completed' }),
  change('3', 'a', 'photos.yaml', 'photos#order'),
  change('2', 'a', 'content.yaml', 'tagline'),
]

it('makes one line of a test that ended, and one tap takes all of it back; other changes stand for themselves', () => {
  expect(leads(ENDED).map(({ changeId }) => changeId)).toEqual(['4', '3', '2'])
  const ofTest = ENDED.find(({ changeId }) => changeId === '4') ?? expect.fail()
  expect(deedOf(ofTest, ENDED).map(({ changeId }) => changeId)).toEqual(['4', '5', '6', '7'])
  const other = ENDED.find(({ changeId }) => changeId === '3') ?? expect.fail()
  expect(deedOf(other, ENDED)).toEqual([other])
})

it('tells a test by its photos', () => {
  const ofTest = ENDED.find(({ changeId }) => changeId === '4') ?? expect.fail()
  const experiments = structuredClone(source['experiments.yaml']) as { experiments: Record<string, unknown>[] }
  Object.assign(experiments.experiments[0] ?? {}, { status: 'completed', winner: 'garden' })
  const words = changeWords(ofTest, { locale: 'en-AU', currency: 'AUD', source: { ...source, 'experiments.yaml': experiments as never } })
  expect(words).toEqual({
    label: 'Test of your opening photo',
    before: ['Running'],
    after: [expect.stringMatching(/^Ended, keeping “.+”$/)],
  })
  expect(JSON.stringify(words)).not.toMatch(/hero-photo|garden/)
})

it('knows two tests in one place', () => {
  const { experiments } = source['experiments.yaml'] as { experiments: readonly { id: string; status: string }[] }
  const [running = expect.fail()] = experiments.filter(({ status }) => status === 'running')
  const then = { 'experiments.yaml': { experiments: [...experiments, { ...running, id: 'again' }] } as never }
  expect(rivalsIn(source, source)).toEqual([])
  // The one that runs now is the one to end.
  expect(rivalsIn(then, source).map(({ id }) => id)).toEqual([running.id])
  expect(rivalsIn(then, {}).map(({ id }) => id)).toEqual([running.id, 'again'])
})
