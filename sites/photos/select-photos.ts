import type { PageContext, Site, SitePhoto } from '../context.ts'

export function photoById({ photos }: Site, id: string): SitePhoto {
  const photo = photos.find((each) => each.id === id)
  if (!photo) throw new Error(`No photo with the id "${id}"; the loader should have refused this tenant.`)
  return photo
}

/** The photo of the hero: what the running test of that slot chose, else the first photo with the slot. */
export function heroPhoto({ site, choices }: PageContext): SitePhoto {
  for (const experiment of site.config.experiments) {
    const chosen = experiment.variants.find(({ id }) => id === choices[experiment.id])
    if (experiment.slot === 'hero' && chosen) return photoById(site, chosen.photo)
  }
  return photoById(site, site.slots.hero[0] ?? '')
}

const STRIP_LENGTH = 4

/** The few photos on the home page: from the gallery, none that may open the site. */
export function stripPhotos(site: Site): SitePhoto[] {
  return site.slots.gallery
    .filter((id) => !site.slots.hero.includes(id))
    .slice(0, STRIP_LENGTH)
    .map((id) => photoById(site, id))
}
