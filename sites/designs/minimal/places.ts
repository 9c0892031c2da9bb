import type { DesignPlaces } from '../design.ts'

// Every photo keeps its own shape. How wide it stands follows from that shape (hang-photos.ts), so the components narrow these sizes further.

export const MINIMAL_PLACES: DesignPlaces = {
  hero: { crop: 'full', sizes: '(min-width: 44rem) 70vw, 88vw' },
  portrait: { crop: 'full', sizes: '(min-width: 44rem) 24vw, 58vw' },
  strip: { crop: 'full', sizes: '(min-width: 44rem) 30vw, 58vw', length: 3 },
  service: { crop: 'full', sizes: '(min-width: 44rem) 24vw, 58vw' },
  gallery: () => ({ crop: 'full', sizes: '(min-width: 44rem) 56vw, 88vw' }),
  leg: { crop: 'full', sizes: '(min-width: 44rem) 32vw, 88vw', opens: true },
  city: { crop: 'full', sizes: '(min-width: 44rem) 70vw, 88vw' },
}
