import { type Experiment, PHOTO_TEST_SLOTS, runsOn } from '../../../../tenants/contract/experiments.ts'
import { EXPERIMENTS_PER_TENANT_MAX, PERMUTATIONS_PER_PAGE_MAX } from '../../../../tenants/contract/limits.ts'
import type { SiteSource } from '../../../../tenants/contract/site-fields.ts'
import { photosOf, slotsOf } from '../photos/photo-rules.ts'

// The tests of her site as its files have them, by whomever they were begun. Pure.

/** Photos that can be tried, by what she calls their place. */
export const PHOTO_PLACES = {
  hero: { page: 'home', name: 'opening photo' },
  portrait: { page: 'about', name: 'photo on your About page' },
} as const
export type PhotoPlace = keyof typeof PHOTO_PLACES

export const isPhotoPlace = (text: unknown): text is PhotoPlace => typeof text === 'string' && Object.hasOwn(PHOTO_PLACES, text)

export const testsOf = (source: SiteSource): readonly Experiment[] =>
  ((source['experiments.yaml'] ?? {}) as { experiments?: readonly Experiment[] }).experiments ?? []

export const testOf = (source: SiteSource, id: string): Experiment | undefined => testsOf(source).find((test) => test.id === id)

/** The photo that stands in a place. */
export const plainPhoto = (source: SiteSource, place: PhotoPlace): string | undefined =>
  photosOf(source).find((photo) => slotsOf(photo).includes(PHOTO_TEST_SLOTS[place]))?.id

/** Why no test can begin in a place; undefined: one can. */
export function whyNoTest(source: SiteSource, place: PhotoPlace): string | undefined {
  const { page, name } = PHOTO_PLACES[place]
  const tests = testsOf(source)
  const running = tests.filter((test) => runsOn(test, page))
  if (running.some(({ slot }) => slot === place)) return `A test of your ${name} is running already. End it first.`
  if (plainPhoto(source, place) === undefined) return `Your site has no ${name} yet. Choose one first.`
  if (photosOf(source).length < 2) return 'You need a second photo to try.'
  if (tests.length >= EXPERIMENTS_PER_TENANT_MAX)
    return 'There have been as many tests as can be kept. Ask whoever looks after your site to tidy them up.'
  const permutations = running.reduce((product, { variants }) => product * variants.length, 2)
  return permutations > PERMUTATIONS_PER_PAGE_MAX
    ? 'So many tests are running on that page that no other fits. End one of them first.'
    : undefined
}
