import { startBlur } from './blur.ts'
import { startFocus } from './focus.ts'
import { startOrder } from './order.ts'
import { addPhotoStyles } from './photo-styles.ts'
import { startUploads } from './uploads.ts'

// The script of the pages about her photos. Each of them works without it: with it photos go on where a connection was lost, and what is said of a picture
// is said on the picture.

startUploads()
startOrder()
if (addPhotoStyles()) {
  startFocus()
  startBlur()
}
