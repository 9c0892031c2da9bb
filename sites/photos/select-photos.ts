import type { PageContext, Site, SitePhoto } from '../context.ts'
import { chosenVariant } from '../experiments/shown.ts'

export function photoById({ photos }: Site, id: string): SitePhoto {
  const photo = photos.find((each) => each.id === id)
  if (!photo) throw new Error(`No photo with the id "${id}"; the loader should have refused this tenant.`)
  return photo
}

/** The photo that opens the home page. */
export const heroPhoto = (context: PageContext): SitePhoto =>
  photoById(context.site, chosenVariant(context, 'photo', 'hero')?.photo ?? context.site.slots.hero[0] ?? '')

/** The photo beside the long text about her. */
export const portraitPhoto = (context: PageContext): SitePhoto =>
  photoById(
    context.site,
    chosenVariant(context, 'photo', 'portrait')?.photo ?? context.site.slots.about[0] ?? context.site.slots.hero[0] ?? '',
  )

const STRIP_LENGTH = 4

/** The few photos on the home page: from the gallery, none that may open the site. */
export function stripPhotos(site: Site): SitePhoto[] {
  return site.slots.gallery
    .filter((id) => !site.slots.hero.includes(id))
    .slice(0, STRIP_LENGTH)
    .map((id) => photoById(site, id))
}
