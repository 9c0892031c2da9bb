import { type Experiment, PHOTO_TEST_SLOTS } from '../../../../tenants/contract/experiments.ts'
import type { PhotoSlot } from '../../../../tenants/contract/photos.ts'
import type { SiteSource } from '../../../../tenants/contract/site-fields.ts'
import { isTooSmallToOpen, type KnownSizes, sizeOf, TOO_SMALL_TO_OPEN } from '../../html/photo-size.ts'

// What photos mean to the rest of her site. A build refuses what these refuse; here it is said before it is drafted. Pure.

interface Named {
  photo?: string
}

export interface PhotoLike {
  id: string
  file?: string
  alt?: string
  slots?: readonly PhotoSlot[]
}

export const photosOf = (source: SiteSource): readonly PhotoLike[] =>
  ((source['photos.yaml'] ?? {}) as { photos?: readonly PhotoLike[] }).photos ?? []

/** A photo that says nothing of its slots is in the gallery. */
export const slotsOf = ({ slots = ['gallery'] }: PhotoLike): readonly PhotoSlot[] => slots

/** Of a list of pictures those that are fetched at first, and the others. `spare`: so few more are not worth a tap. */
export function inSight<T>(
  all: readonly T[],
  { first, spare }: { first: number; spare: number },
): { shown: readonly T[]; more: readonly T[] } {
  const count = all.length <= first + spare ? all.length : first
  return { shown: all.slice(0, count), more: all.slice(count) }
}

const openTests = (source: SiteSource): Extract<Experiment, { kind: 'photo' }>[] =>
  (((source['experiments.yaml'] ?? {}) as { experiments?: Experiment[] }).experiments ?? []).flatMap((test) =>
    test.kind === 'photo' && test.status !== 'completed' ? test : [],
  )

/** Where a photo stands beside the gallery: `the service “Dinner”`, `your dates in Hobart`, `a test of your opening photo`. */
export function usesOf(source: SiteSource, id: string): string[] {
  const { services = [] } = (source['content.yaml'] ?? {}) as { services?: (Named & { name?: string })[] }
  const { tour = [] } = (source['tenant.yaml'] ?? {}) as { tour?: (Named & { city?: string })[] }
  return [
    ...services.filter(({ photo }) => photo === id).map(({ name }) => `the service “${name}”`),
    ...tour.filter(({ photo }) => photo === id).map(({ city }) => `your dates in ${city}`),
    ...openTests(source)
      .filter(({ variants }) => variants.some(({ photo }) => photo === id))
      .map(({ slot }) => (slot === 'hero' ? 'a test of your opening photo' : 'a test of the photo on your About page')),
  ]
}

/** Why her photos cannot be as they would be then; undefined: they can. */
export function photosProblem(source: SiteSource): string | undefined {
  const photos = photosOf(source)
  const first = (slot: PhotoSlot) => photos.find((photo) => slotsOf(photo).includes(slot))
  if (!first('hero')) return 'Your site needs an opening photo. Choose another one for it first.'
  for (const { slot, variants } of openTests(source)) {
    const what = slot === 'hero' ? 'opening photo' : 'photo on your About page'
    for (const { id, photo } of variants) {
      const needed = PHOTO_TEST_SLOTS[slot]
      const shown = photos.find((each) => each.id === photo)
      if (photo !== undefined && !(shown && slotsOf(shown).includes(needed)))
        return `A test of your ${what} shows this photo. End the test first.`
      if (photo !== undefined && id === 'control' && first(needed)?.id !== photo)
        return `A test of your ${what} is running, so the photo that is there now stays in front. End the test first.`
    }
  }
  return undefined
}

/** Why a change of her photos is not taken: it gives one that is too small the place of the opening photo. What stood there before stays. */
export function openingProblem(before: SiteSource, after: SiteSource, known: KnownSizes): string | undefined {
  const opens = (photo: PhotoLike | undefined) => photo !== undefined && slotsOf(photo).includes('hero')
  const were = new Set(
    photosOf(before)
      .filter(opens)
      .map(({ id }) => id),
  )
  const isRefused = photosOf(after).some((photo) => opens(photo) && !were.has(photo.id) && isTooSmallToOpen(sizeOf(known, photo.id)))
  return isRefused ? TOO_SMALL_TO_OPEN : undefined
}
