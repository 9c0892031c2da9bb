import { expect, it } from 'vitest'
import type { Experiment } from '../contract/experiments.ts'
import { checkExperiments } from './check-experiments.ts'

const locate = () => ({ file: 'tenants/claire/experiments.yaml', line: 1, column: 1, field: 'experiments' })
/** What the budget looks at; the rest of a test is nothing to it. */
const running = (id: string, variants: number) =>
  ({
    id,
    kind: 'order',
    page: 'home',
    slot: id,
    status: 'running',
    variants: Array.from({ length: variants }, () => ({})),
  }) as unknown as Experiment

it('bounds the pages that tests on one page multiply to', () => {
  const check = (...variants: number[]) =>
    checkExperiments({ photos: [], experiments: variants.map((count, index) => running(`test-${index}`, count)) }, locate)
  expect(check(4, 3, 2)).toEqual([])
  expect(check(5, 5)).toEqual([expect.objectContaining({ got: '25 permutations of the page home', expected: 'at most 24' })])
})

it('wants of control the photo that the plain page shows', () => {
  const photos = ['first', 'second'].map((id) => ({ id, slots: ['hero'] })) as unknown as Parameters<typeof checkExperiments>[0]['photos']
  const check = (control: string) => {
    const variants = [
      { id: 'control', weight: 50, photo: control },
      { id: 'other', weight: 50, photo: 'second' },
    ]
    const test = { id: 'hero', kind: 'photo', page: 'home', slot: 'hero', status: 'running', variants } as unknown as Experiment
    return checkExperiments({ photos, experiments: [test] }, locate)
  }
  expect(check('first')).toEqual([])
  expect(check('second')).toEqual([expect.objectContaining({ got: '"second"', expected: '"first", the first photo with the slot "hero"' })])
})
