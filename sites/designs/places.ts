import type { Theme } from '../../tenants/contract/theme.ts'
import type { DesignPlaces } from './design.ts'
import { ELEGANT_PLACES } from './elegant/places.ts'
import { MINIMAL_PLACES } from './minimal/places.ts'
import { MODERN_PLACES } from './modern/places.ts'

// Apart from the designs themselves, which only Astro can load: the builder asks for these before a page is rendered.

/** Where each design shows photos. */
export const DESIGN_PLACES: Record<Theme['layout'], DesignPlaces> = {
  elegant: ELEGANT_PLACES,
  modern: MODERN_PLACES,
  minimal: MINIMAL_PLACES,
}
