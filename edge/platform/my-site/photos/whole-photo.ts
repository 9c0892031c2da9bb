import type { BlurRegion } from '../../../../tenants/contract/photos.ts'
import { newPhotoPath, picturePath } from '../../../../tenants/contract/urls.ts'
import type { SiteFacts } from '../page/read-site.ts'
import { memberOf } from '../services/members.ts'
import { hiddenRegions, regionsOf } from '../words/hidden-regions.ts'
import { photosList } from './photos-page.tsx'

/** A photo as nothing is cut off it, for her to point and draw on. */
export interface WholePhoto {
  id: string
  src: string
  /** Of what `src` shows, px. */
  width: number
  height: number
  /** Places that will be unrecognisable once she has published. */
  blur: readonly BlurRegion[]
  /** Whether the one without blur is kept; undefined: there is none of which the platform knows, only the one in her folder. */
  keepsOriginal?: boolean
  /** Whether it is in her folder, live or on its way there: what was put there stays in it, and in its history. */
  isOnSite: boolean
}

/** Undefined: there is no such photo, or nothing shows all of it. */
export function wholePhoto({ newPhotos, photoVersions, pictures, source, base }: SiteFacts, id: string): WholePhoto | undefined {
  const member = memberOf(source, photosList(), id)
  if (!member) return undefined
  const added = newPhotos.get(id)
  const version = photoVersions.get(String(member.file))
  const isOnSite = memberOf(base, photosList(), id) !== undefined
  // What she sent is shown, and drawn on, only where it is known what has to stay hidden in it.
  if (added && version) {
    const { width, height } = added
    const blur = hiddenRegions(member, photoVersions)
    return { id, src: newPhotoPath(id, 'small'), width, height, blur, keepsOriginal: version.keepsOriginal, isOnSite }
  }
  const whole = pictures.get(id)?.whole
  if (!whole) return undefined
  const { width, height, contentHash } = whole
  return { id, src: picturePath({ photoId: id, contentHash }, 'whole'), width, height, blur: regionsOf(member.blur), isOnSite }
}
