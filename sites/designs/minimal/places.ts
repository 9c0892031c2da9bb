import type { DesignPlaces } from '../design.ts'

// A phone is told a little less than its full width: the rendition below is a third smaller and nobody sees the difference.

export const MINIMAL_PLACES: DesignPlaces = {
  hero: { crop: 'wide', sizes: '(min-width: 48rem) 46rem, 88vw' },
  portrait: { crop: 'tall', sizes: '(min-width: 44rem) 40rem, 88vw' },
  strip: { crop: 'thumb', sizes: '(min-width: 44rem) 16rem, 45vw', length: 4 },
  // On a phone two columns below a first photo of full width.
  gallery: (index) => ({ crop: 'full', sizes: index === 0 ? '(min-width: 52rem) 21rem, 88vw' : '(min-width: 52rem) 21rem, 42vw' }),
}
