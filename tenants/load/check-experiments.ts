import { type Experiment, PHOTO_TEST_SLOTS, runsOn } from '../contract/experiments.ts'
import { PERMUTATIONS_PER_PAGE_MAX } from '../contract/limits.ts'
import { fixFor } from './check-named-photos.ts'
import type { TenantConfig } from './load-tenant.ts'
import type { Locate } from './parse-yaml.ts'
import type { HerProblem } from './problem.ts'

type Checked = Pick<TenantConfig, 'photos' | 'experiments'>

/** What tests mean beside each other and beside the photos. A completed test is a record and may name what is gone. */
export function checkExperiments(config: Checked, locate: Locate): HerProblem[] {
  return [...testPhotos(config, locate), ...doubledPlaces(config, locate), ...permutationBudget(config, locate)]
}

function testPhotos({ photos, experiments }: Checked, locate: Locate): HerProblem[] {
  return experiments.flatMap((experiment, index) => {
    if (experiment.kind !== 'photo' || experiment.status === 'completed') return []
    return experiment.variants.flatMap((variant, variantIndex): HerProblem[] => {
      if (variant.photo === undefined) return []
      const place = locate(['experiments', index, 'variants', variantIndex, 'photo'])
      const problem = photoProblem(experiment, { id: variant.id, photo: variant.photo }, photos)
      return problem ? [{ ...place, ...problem }] : []
    })
  })
}

function photoProblem(
  { slot }: Extract<Experiment, { kind: 'photo' }>,
  variant: { id: string; photo: string },
  photos: Checked['photos'],
): Pick<HerProblem, 'got' | 'expected' | 'fix' | 'words'> | undefined {
  const needed = PHOTO_TEST_SLOTS[slot]
  const photo = photos.find(({ id }) => id === variant.photo)
  const got = `"${variant.photo}"`
  if (!photo) {
    const ids = photos.map(({ id }) => id)
    return {
      got,
      expected: `the id of a photo in photos.yaml (${ids.join(', ')})`,
      fix: fixFor(variant.photo, ids),
      words: 'A test shows a photo that is no longer there. End the test first.',
    }
  }
  if (!photo.slots.includes(needed)) {
    return {
      got: `${got}, which has not the slot "${needed}"`,
      expected: `a photo with the slot "${needed}"`,
      fix: `Add "${needed}" to its slots in photos.yaml.`,
      words: 'A test shows this photo in a place that it no longer has. End the test first, or give it that place again.',
    }
  }
  const plain = photos.find(({ slots }) => slots.includes(needed))
  if (variant.id !== 'control' || plain?.id === photo.id) return undefined
  return {
    got,
    expected: `"${plain?.id}", the first photo with the slot "${needed}"`,
    fix: 'Control is the plain page: name that photo, or move this one to the top of photos.yaml.',
    words: 'A test is running there, so the photo that was in front has to stay in front. End the test first.',
  }
}

function doubledPlaces({ experiments }: Checked, locate: Locate): HerProblem[] {
  return experiments.flatMap((experiment, index) => {
    const first = experiments
      .slice(0, index)
      .find((other) => other.status === 'running' && other.slot === experiment.slot && sharePage(other, experiment))
    if (!first || experiment.status !== 'running') return []
    return [
      {
        ...locate(['experiments', index, 'slot']),
        got: `a second running test on ${experiment.page}/${experiment.slot}`,
        expected: 'one running test for each place',
        fix: `Pause this test or "${first.id}".`,
        words: 'Two tests can’t run in one place. End one of them first.',
      },
    ]
  })
}

const sharePage = (a: Experiment, b: Experiment) => a.page === b.page || a.page === 'all' || b.page === 'all'

function permutationBudget({ experiments }: Checked, locate: Locate): HerProblem[] {
  return ['home', 'about', 'rates'].flatMap((page) => {
    const permutations = experiments.filter((test) => runsOn(test, page)).reduce((product, { variants }) => product * variants.length, 1)
    if (permutations <= PERMUTATIONS_PER_PAGE_MAX) return []
    return [
      {
        ...locate(['experiments']),
        got: `${permutations} permutations of the page ${page}`,
        expected: `at most ${PERMUTATIONS_PER_PAGE_MAX}`,
        fix: 'Pause a test or drop a variant: the variants of all tests on a page multiply.',
        words: 'More tests are running on one page than it can hold. End one of them first.',
      },
    ]
  })
}
