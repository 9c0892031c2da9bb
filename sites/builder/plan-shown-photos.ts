import type { PhotoSlot } from '../../tenants/contract/photos.ts'
import type { TenantConfig } from '../../tenants/load/load-tenant.ts'
import type { ChoiceContext, CropName } from '../context.ts'
import { shownSections } from '../experiments/shown.ts'
import { GALLERY_FIRST_PLACE, GALLERY_PLACE, HERO_PLACE, PORTRAIT_PLACE, STRIP_PLACE } from '../photos/places.ts'
import type { PicturePlace } from '../photos/plan-picture.ts'
import { heroId, portraitId, stripIds } from '../photos/select-photos.ts'
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
  const showings = planPages({ config, tour: [] }).flatMap(({ kind }) =>
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
  switch (page) {
    case 'home':
      return [
        opening(heroId(context), HERO_PLACE[site.config.theme.layout]),
        ...(shownSections(context).includes('Strip') ? stripIds(site).map((id) => further(id, STRIP_PLACE)) : []),
      ]
    case 'about':
      return [opening(portraitId(context), PORTRAIT_PLACE)]
    case 'gallery':
      return site.slots.gallery.map((id, index) => (index === 0 ? opening(id, GALLERY_FIRST_PLACE) : further(id, GALLERY_PLACE)))
    default:
      return []
  }
}

const further = (id: string, { crop, wide = false }: PicturePlace): Showing => ({ id, crops: wide ? [crop, 'wide'] : [crop], opens: [] })
const opening = (id: string, place: PicturePlace): Showing => ({ ...further(id, place), opens: [place.crop] })
