import { newPhotoPath, picturePath } from '../../../../tenants/contract/urls.ts'
import type { SiteFacts } from '../page/read-site.ts'

/** Where a small picture of one of her photos is, on her site or not yet. Undefined: nowhere. */
export function pictureSource({ pictures, newPhotos }: Pick<SiteFacts, 'pictures' | 'newPhotos'>, id: string): string | undefined {
  const picture = pictures.get(id)
  if (picture) return picturePath(picture)
  return newPhotos.has(id) ? newPhotoPath(id, 'small') : undefined
}
