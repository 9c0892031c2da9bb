import { isPlaceholder } from '../../../../tenants/contract/example-words.ts'
import { type Json, type SiteChange, type SiteSource, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { type PhotoLike, photosOf, slotsOf } from '../photos/photo-rules.ts'

const FILE = 'photos.yaml'

/** Hers, without the template's. Pure. */
export const ownPhotos = (source: SiteSource): readonly PhotoLike[] => photosOf(source).filter((photo) => !isPlaceholder(photo))

/**
 * Once there is a photo of hers the placeholders go, and where none of hers opens the page or stands beside her words, the first one does that is large enough
 * (`canOpen`). Pure.
 */
export function placePhotos(source: SiteSource, canOpen: (id: string) => boolean = () => true): SiteChange[] {
  const own = ownPhotos(source)
  const first = own.find(({ id }) => canOpen(id)) ?? own[0]
  if (!first) return []
  const gone = photosOf(source).filter(isPlaceholder)
  const missing = (['hero', 'about'] as const).filter((slot) => !own.some((photo) => slotsOf(photo).includes(slot)))
  const before = siteValueOf(source, { file: FILE, path: `photos/${first.id}/slots` })
  const placed: SiteChange[] =
    missing.length === 0 ? [] : [{ file: FILE, path: `photos/${first.id}/slots`, before, after: [...missing, ...slotsOf(first)] }]
  return [
    ...placed,
    ...gone.map((photo) => ({ file: FILE, path: `photos/${photo.id}`, before: photo as unknown as Json, after: undefined })),
  ]
}
