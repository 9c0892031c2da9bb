import type { DesignPlaces } from '../design.ts'

// A phone is told a little less than its full width: the rendition below is a third smaller and nobody sees the difference.

export const MODERN_PLACES = {
  hero: { crop: 'tall', wide: true, sizes: '(min-width: 52rem) 100vw, 88vw' },
  portrait: { crop: 'tall', sizes: '(min-width: 52rem) 42vw, 88vw' },
  strip: { crop: 'tall', sizes: '(min-width: 52rem) 50vw, 66vw', length: 3 },
  // How wide each is in its row, Gallery.astro knows.
  gallery: () => ({ crop: 'full', sizes: '(min-width: 52rem) 33vw, 88vw' }),
  service: { crop: 'wide', sizes: '(min-width: 52rem) 50vw, 88vw' },
  featured: { crop: 'wide', sizes: '(min-width: 52rem) 30vw, 88vw' },
  leg: { crop: 'wide', sizes: '(min-width: 52rem) 58vw, 88vw', opens: true },
  city: { crop: 'tall', wide: true, sizes: '(min-width: 52rem) 100vw, 88vw' },
} as const satisfies DesignPlaces
