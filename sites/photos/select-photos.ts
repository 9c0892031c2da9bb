import type { ChoiceContext, PageContext, Site, SitePhoto } from '../context.ts'
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

const STRIP_LENGTH = 4

export const stripIds = ({ slots }: Pick<Site, 'slots'>): string[] =>
  slots.gallery.filter((id) => !slots.hero.includes(id)).slice(0, STRIP_LENGTH)

/** The photo that opens the home page. */
export const heroPhoto = (context: PageContext): SitePhoto => photoById(context.site, heroId(context))

/** The photo beside the long text about her. */
export const portraitPhoto = (context: PageContext): SitePhoto => photoById(context.site, portraitId(context))

/** The few photos on the home page: from the gallery, none that may open the site. */
export const stripPhotos = (site: Site): SitePhoto[] => stripIds(site).map((id) => photoById(site, id))
