import { PHOTOS_PER_TENANT_MAX } from '../../../tenants/contract/limits.ts'
import { OPENING_PHOTO_PX_MIN } from '../../../tenants/contract/upload-limits.ts'
import type { UploadRefusal } from './take-piece.ts'

/** Why a file was not taken, and what she can do. */
export const REFUSAL_WORDS: Readonly<Record<UploadRefusal, string>> = {
  no_photo: 'This is not a photo. JPEG, PNG, WebP and AVIF work.',
  heic: 'This is a HEIC photo, which can’t be read here. On an iPhone, choose Settings, Camera, Formats, Most Compatible, or save it as a JPEG.',
  moving: 'This picture moves. Please choose a still photo.',
  too_many_pixels: 'This photo has more than 100 megapixels. Save a smaller copy and choose that.',
  too_few_pixels: `This photo is too small to be seen on a page. Choose one with at least ${OPENING_PHOTO_PX_MIN.width} pixels along its longer side.`,
  too_large: 'This file is larger than 30 MB. Save a smaller copy and choose that.',
  cut_off: 'The end of this photo is missing. Please choose it again.',
  unreadable: 'This photo can’t be read. Open it, save a copy as a JPEG and choose that.',
  too_many: `Your site can have ${PHOTOS_PER_TENANT_MAX} photos. Remove one before you add another.`,
  not_ready: 'Photos can’t be added yet: this app hasn’t read your site. Try again after your site’s next update.',
}
