import type { TourLeg } from '../../tenants/contract/policy.ts'
import type { ChoiceContext, PageContext, Site, SitePhoto } from '../context.ts'
import { DESIGN_PLACES } from '../designs/places.ts'
import { chosenVariant } from '../experiments/shown.ts'

// Which photo a page shows where. The ids alone are known before a photo is encoded: what to encode is planned from them.

export function photoById({ photos }: Pick<Site, 'photos'>, id: string): SitePhoto {
  const photo = photos.find((each) => each.id === id)
  if (!photo) throw new Error(`No photo with the id "${id}"; the loader should have refused this tenant.`)
  return photo
}

export const heroId = (context: ChoiceContext): string => chosenVariant(context, 'photo', 'hero')?.photo ?? context.site.slots.hero[0] ?? ''

export const portraitId = (context: ChoiceContext): string =>
  chosenVariant(context, 'photo', 'portrait')?.photo ?? context.site.slots.about[0] ?? context.site.slots.hero[0] ?? ''

export const stripIds = ({ config, slots }: Pick<Site, 'config' | 'slots'>): string[] =>
  slots.gallery.filter((id) => !slots.hero.includes(id)).slice(0, DESIGN_PLACES[config.theme.layout].strip.length)

/** Of services, of those on the home page, and of the tour's legs: the photos that they name, each once. */
export const serviceIds = ({ config }: Pick<Site, 'config'>): string[] => named(config.content.services)
export const featuredIds = ({ config }: Pick<Site, 'config'>): string[] => named(config.content.services.filter(({ featured }) => featured))
export const legIds = ({ config }: Pick<Site, 'config'>): string[] => named(config.tenant.tour)
const named = (items: readonly { photo?: string | undefined }[]): string[] => [
  ...new Set(items.flatMap(({ photo }) => (photo === undefined ? [] : [photo]))),
]

/** The photo that opens the home page. */
export const heroPhoto = (context: PageContext): SitePhoto => photoById(context.site, heroId(context))

/** The photo beside the long text about her. */
export const portraitPhoto = (context: PageContext): SitePhoto => photoById(context.site, portraitId(context))

/** The few photos on the home page: from the gallery, none that may open the site. */
export const stripPhotos = (site: Site): SitePhoto[] => stripIds(site).map((id) => photoById(site, id))

/** URL of the photo as large as anybody sees it. */
export const largePhoto = (photo: SitePhoto): string | undefined => photo.crops.full?.jpeg.at(-1)?.url

/** What services, featured services and legs show, where the design shows it at all. */
export const servicePhotos = (site: Site): SitePhoto[] => shownAt(site, 'service', serviceIds(site))
export const featuredPhotos = (site: Site): SitePhoto[] => shownAt(site, 'featured', featuredIds(site))
export const tourPhotos = (site: Site): SitePhoto[] => shownAt(site, 'leg', named(site.tour))

const shownAt = (site: Site, place: 'service' | 'featured' | 'leg', ids: readonly string[]): SitePhoto[] =>
  DESIGN_PLACES[site.config.theme.layout][place] === undefined ? [] : ids.map((id) => photoById(site, id))

/** The photo at the head of a city's page: of the first of its legs that names one. */
export function cityPhoto(site: Site, { legs }: { legs: readonly TourLeg[] }): SitePhoto | undefined {
  const [id] = named(legs)
  return id === undefined || DESIGN_PLACES[site.config.theme.layout].city === undefined ? undefined : photoById(site, id)
}
