import type { Theme } from '../../tenants/contract/theme.ts'
import type { PicturePlace } from './plan-picture.ts'

// A phone is told a little less than its full width: the rendition below is a third smaller and nobody sees the difference.

/** How each layout shows the photo that opens the site. */
export const HERO_PLACE: Record<Theme['layout'], PicturePlace> = {
  elegant: { crop: 'tall', sizes: '(min-width: 52rem) 52vw, 88vw' },
  modern: { crop: 'tall', wide: true, sizes: '(min-width: 52rem) 100vw, 88vw' },
  minimal: { crop: 'wide', sizes: '(min-width: 48rem) 46rem, 88vw' },
}
