import type { PictureSize } from '../../../../tenants/contract/picture.ts'
import { newPhotoPath, picturePath } from '../../../../tenants/contract/urls.ts'
import type { SiteFacts } from '../page/read-site.ts'

/** Where a picture of one of her photos is for a row of a list, or else a tile: of one on her site or not yet. Undefined: nowhere. */
export function pictureSource(
  { pictures, newPhotos }: Pick<SiteFacts, 'pictures' | 'newPhotos'>,
  id: string,
  size: PictureSize = 'row',
): string | undefined {
  const picture = pictures.get(id)
  if (picture) return picturePath(picture, size)
  return newPhotos.has(id) ? newPhotoPath(id, size === 'row' ? 'row' : 'small') : undefined
}
