// Bounds of photos on their way from her phone to her site; all others stand in limits.ts.

/** A photo that she adds on her phone; one piece of it as the page sends it; all photos of a form without script; the smaller one her browser makes, and that for a row of a list. */
export const PHOTO_UPLOAD_BYTES_MAX = 30 * 1024 * 1024
export const PHOTO_PIECE_BYTES_MAX = 512 * 1024
export const PHOTO_FORM_BYTES_MAX = 32 * 1024 * 1024
export const PHOTO_PREVIEW_BYTES_MAX = 512 * 1024
export const PHOTO_ROW_BYTES_MAX = 12 * 1024
/** A picture for a row, px: 64 × 80 CSS px, twice as sharp. */
export const PHOTO_ROW_PX = { width: 128, height: 160 }
/** How long a photo waits to be sent whole, or to be wanted. */
export const PHOTO_UPLOAD_HOURS = 24
/** Below it nothing is to be seen on a page, px along the longer side; what is small, and larger than that, is taken with a word. */
export const PHOTO_EDGE_PX_MIN = 100
/** The longer side of what is written into her folder, px: more than any page shows. */
export const PHOTO_EDGE_PX_MAX = 3200
/** Of an opening photo: the smallest picture that any design makes of it (sites/builder/plan-renditions.ts). */
export const OPENING_PHOTO_PX_MIN = { width: 640, height: 800 }
/** The longer side of a photo that is sharp on a large screen, px. */
export const SHARP_PHOTO_PX = 1920
/** A picture of a whole photo that is on her site already, on which she draws. */
export const WHOLE_PICTURE_BYTES_MAX = 12 * 1024
/** Places of one photo that are made unrecognisable. */
export const BLUR_REGIONS_MAX = 20
