import type { PhotoSlot } from '../../tenants/contract/photos.ts'
import type { TenantConfig } from '../../tenants/load/load-tenant.ts'
import type { ChoiceContext, CropName } from '../context.ts'
import { DESIGN_PLACES } from '../designs/places.ts'
import { shownSections } from '../experiments/shown.ts'
import type { PicturePlace } from '../photos/plan-picture.ts'
import { featuredIds, heroId, legIds, portraitId, serviceIds, stripIds } from '../photos/select-photos.ts'
import { planPages, type SitePage } from '../plan-pages.ts'
import { photoSlots } from './make-site.ts'
import { planPermutations } from './plan-permutations.ts'

/** How the pages of a site show a photo. */
export interface ShownPhoto {
  crops: CropName[]
  /** Crops in which it is the first thing of a page. */
  opens: CropName[]
}

type Showing = ShownPhoto & { id: string }

/** In which crops a section of her own may show a photo: nobody knows which it takes. */
const SLOT_CROPS: Record<PhotoSlot, readonly CropName[]> = { hero: ['tall', 'wide'], about: ['tall'], gallery: ['full', 'thumb'] }

/** What every page in every permutation shows: photo id -> crops. A photo that no page shows is not in it. Pure. */
export function planShownPhotos(config: TenantConfig, { ownSections }: { ownSections: boolean }): Map<string, ShownPhoto> {
  const site = { config, slots: photoSlots(config) }
  const showings = planPages({ config, tour: config.tenant.tour, prefix: '' }).flatMap(({ kind }) =>
    planPermutations(kind, config.experiments).flatMap(({ choices }) => showingsOn(kind, { site, choices })),
  )
  if (ownSections)
    for (const { id, slots } of config.photos) showings.push({ id, crops: slots.flatMap((slot) => SLOT_CROPS[slot]), opens: [] })
  const sorted = (crops: CropName[]) => [...new Set(crops)].sort()
  return new Map(
    [...Map.groupBy(showings, ({ id }) => id)].map(([id, each]) => [
      id,
      { crops: sorted(each.flatMap(({ crops }) => crops)), opens: sorted(each.flatMap(({ opens }) => opens)) },
    ]),
  )
}

/** The places of a page. */
function showingsOn(page: SitePage['kind'], context: ChoiceContext): Showing[] {
  const { site } = context
  const places = DESIGN_PLACES[site.config.theme.layout]
  const { gallery } = site.slots
  switch (page) {
    case 'home':
      return [opening(heroId(context), places.hero), ...sectionShowings(context)]
    case 'about':
      return [opening(portraitId(context), places.portrait)]
    case 'gallery':
      return gallery.map((id, index) => (index === 0 ? opening : further)(id, places.gallery(index, gallery.length)))
    case 'services':
      return serviceIds(site).flatMap((id, index) =>
        places.service ? [(index === 0 && places.service.opens ? opening : further)(id, places.service)] : [],
      )
    case 'tour':
      // Which leg is the first changes as tours end.
      return (places.leg?.opens ? openingAll : furtherAll)(legIds(site), places.leg)
    case 'city':
      return openingAll(legIds(site), places.city)
    default:
      return []
  }
}

/** What the sections of the home page show below the first photo. */
function sectionShowings(context: ChoiceContext): Showing[] {
  const { site } = context
  const { strip, featured } = DESIGN_PLACES[site.config.theme.layout]
  const sections = shownSections(context)
  return [
    ...(sections.includes('Strip') ? furtherAll(stripIds(site), strip) : []),
    ...(sections.includes('Featured') ? furtherAll(featuredIds(site), featured) : []),
  ]
}

const furtherAll = (ids: readonly string[], place: PicturePlace | undefined): Showing[] =>
  place === undefined ? [] : ids.map((id) => further(id, place))
const openingAll = (ids: readonly string[], place: PicturePlace | undefined): Showing[] =>
  place === undefined ? [] : ids.map((id) => opening(id, place))
const further = (id: string, { crop, wide = false }: PicturePlace): Showing => ({ id, crops: wide ? [crop, 'wide'] : [crop], opens: [] })
const opening = (id: string, place: PicturePlace): Showing => ({ ...further(id, place), opens: [place.crop] })
