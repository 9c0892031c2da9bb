import type { Theme } from '../../tenants/contract/theme.ts'
import type { PicturePlace } from './plan-picture.ts'

// Every place of the site that shows photos. What is encoded follows from these (sites/builder/plan-shown-photos.ts).
// A phone is told a little less than its full width: the rendition below is a third smaller and nobody sees the difference.

/** How each layout shows the photo that opens the site. */
export const HERO_PLACE: Record<Theme['layout'], PicturePlace> = {
  elegant: { crop: 'tall', sizes: '(min-width: 52rem) 52vw, 88vw' },
  modern: { crop: 'tall', wide: true, sizes: '(min-width: 52rem) 100vw, 88vw' },
  minimal: { crop: 'wide', sizes: '(min-width: 48rem) 46rem, 88vw' },
}

/** Beside the long text about her. */
export const PORTRAIT_PLACE: PicturePlace = { crop: 'tall', sizes: '(min-width: 44rem) 40rem, 88vw' }

/** The few on the home page. */
export const STRIP_PLACE: PicturePlace = { crop: 'thumb', sizes: '(min-width: 44rem) 16rem, 45vw' }

/** The gallery, which on a phone has two columns below a first photo of full width. */
export const GALLERY_PLACE: PicturePlace = { crop: 'full', sizes: '(min-width: 52rem) 21rem, 42vw' }
export const GALLERY_FIRST_PLACE: PicturePlace = { crop: 'full', sizes: '(min-width: 52rem) 21rem, 88vw' }
