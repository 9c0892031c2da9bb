import type { DesignPlaces } from '../design.ts'

// A phone is told a little less than its full width: the rendition below is a third smaller and nobody sees the difference.

export const ELEGANT_PLACES: DesignPlaces = {
  hero: { crop: 'tall', sizes: '(min-width: 52rem) 50vw, 88vw' },
  portrait: { crop: 'tall', sizes: '(min-width: 52rem) 50vw, 88vw' },
  // The first is the large one in the middle; Strip.astro tells the others their own width.
  strip: { crop: 'tall', sizes: '(min-width: 52rem) 32rem, 64vw', length: 3 },
  // What a photo alone in its row takes; Gallery.astro tells those that share one.
  gallery: () => ({ crop: 'full', sizes: '(min-width: 80rem) 76rem, 88vw' }),
  // The first of them stands on a phone's first screen.
  service: { crop: 'tall', sizes: '(min-width: 52rem) 32rem, 80vw', opens: true },
  featured: { crop: 'tall', sizes: '(min-width: 52rem) 46vw, 88vw' },
  city: { crop: 'wide', sizes: '100vw' },
  leg: { crop: 'wide', sizes: '(min-width: 52rem) 34rem, 88vw', opens: true },
}
