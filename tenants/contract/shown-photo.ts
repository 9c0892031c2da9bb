import { type Experiment, PHOTO_TEST_SLOTS } from './experiments.ts'
import type { Photo } from './photos.ts'

/** A photo test that names the photo of every variant: what control leaves out is the photo that the place has anyway. Other tests stay as they are. */
export function nameShownPhotos(experiment: Experiment, photos: readonly Pick<Photo, 'id' | 'slots'>[]): Experiment {
  if (experiment.kind !== 'photo') return experiment
  const withSlot = (slot: Photo['slots'][number]) => photos.find(({ slots }) => slots.includes(slot))?.id
  const own = withSlot(PHOTO_TEST_SLOTS[experiment.slot]) ?? withSlot('hero')
  return { ...experiment, variants: experiment.variants.map((variant) => (own === undefined ? variant : { photo: own, ...variant })) }
}
