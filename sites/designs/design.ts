import type { AstroComponentFactory } from 'astro/runtime/server/index.js'
import type { HomeSection } from '../../tenants/contract/content.ts'
import type { PicturePlace } from '../photos/plan-picture.ts'

/** Where a design shows photos. What is encoded follows from these (sites/builder/plan-shown-photos.ts). */
export interface DesignPlaces {
  /** Opens the home page. */
  hero: PicturePlace
  /** Beside the long text about her. */
  portrait: PicturePlace
  /** The few of the gallery on the home page. */
  strip: PicturePlace & { length: number }
  /** A photo of the gallery by its place in the order, of so many. */
  gallery: (index: number, count: number) => PicturePlace
  /** A service's own photo on the page of services, and where it is featured on the home page. Absent: shown without. */
  service?: PicturePlace
  featured?: PicturePlace
  /** A leg's own photo at the head of its city's page, and in the list of the tour. Absent: shown without. */
  city?: PicturePlace
  leg?: PicturePlace
}

/** One look of a site: what stands on each page and how it is composed. Each design has all of these, and shares no skeleton with another. */
export interface Design {
  Header: AstroComponentFactory
  Footer: AstroComponentFactory
  /** The name of a page and a sentence under it. */
  PageHead: AstroComponentFactory
  /** The home page. */
  sections: Record<HomeSection, AstroComponentFactory>
  /** What stands between header and footer, but for the closing. */
  About: AstroComponentFactory
  Gallery: AstroComponentFactory
  Services: AstroComponentFactory
  Rates: AstroComponentFactory
  Tour: AstroComponentFactory
  City: AstroComponentFactory
  /** The form comes in its slot. */
  Booking: AstroComponentFactory
}
