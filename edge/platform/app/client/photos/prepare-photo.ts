import { KIND_BYTES, kindOf } from '../../../../../tenants/contract/photo-kind.ts'
import { PHOTO_ROW_PX, PHOTO_UPLOAD_BYTES_MAX } from '../../../../../tenants/contract/upload-limits.ts'
import { smallWords } from '../../../html/photo-size.ts'

export interface Prepared {
  photo: Blob
  /** Small, for her own app. Undefined: this browser makes none. */
  preview: Blob | undefined
  /** Smaller still, for a row of a list. */
  row: Blob | undefined
  /** What is said of it where it is small. */
  small: string | undefined
}

/** No phone draws a larger canvas. */
const CANVAS_PIXELS_MAX = 16_000_000
/** What she points and draws on: its page has to come at once on a phone. */
const PREVIEW_PX = 560

/**
 * A file as it is sent: as it is where it is of a kind that is taken, else as this browser shows it (an iPhone reads HEIC). Undefined: it cannot be shown, so that
 * the answer to the file itself says why.
 */
export async function preparePhoto(file: Blob): Promise<Prepared> {
  const kind = kindOf(new Uint8Array(await file.slice(0, KIND_BYTES).arrayBuffer()))
  const isTaken = kind !== undefined && kind !== 'heic' && kind !== 'moving' && file.size <= PHOTO_UPLOAD_BYTES_MAX
  const image = await createImageBitmap(file).catch(() => undefined)
  if (!image) return { photo: file, preview: undefined, row: undefined, small: undefined }
  try {
    const photo = isTaken || kind === 'moving' ? file : ((await draw(image, Math.sqrt(CANVAS_PIXELS_MAX), 0.92)) ?? file)
    return { photo, preview: await draw(image, PREVIEW_PX, 0.65), row: await drawRow(image), small: smallWords(image) }
  } finally {
    image.close()
  }
}

/** A JPEG whose area is at most that of a square with such a side. */
function draw(image: ImageBitmap, side: number, quality: number): Promise<Blob | undefined> {
  const scale = Math.min(1, Math.sqrt((side * side) / (image.width * image.height)))
  const size = { width: image.width * scale, height: image.height * scale }
  return toJpeg(size, quality, (context, { width, height }) => context.drawImage(image, 0, 0, width, height))
}

/** Its middle, as a row shows it. */
function drawRow(image: ImageBitmap): Promise<Blob | undefined> {
  const scale = Math.max(PHOTO_ROW_PX.width / image.width, PHOTO_ROW_PX.height / image.height)
  const [across, down] = [PHOTO_ROW_PX.width / scale, PHOTO_ROW_PX.height / scale]
  return toJpeg(PHOTO_ROW_PX, 0.6, (context, { width, height }) => {
    context.imageSmoothingQuality = 'high'
    context.drawImage(image, (image.width - across) / 2, (image.height - down) / 2, across, down, 0, 0, width, height)
  })
}

async function toJpeg(
  { width, height }: { width: number; height: number },
  quality: number,
  paint: (context: CanvasRenderingContext2D, canvas: HTMLCanvasElement) => void,
): Promise<Blob | undefined> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width))
  canvas.height = Math.max(1, Math.round(height))
  const context = canvas.getContext('2d')
  if (!context) return undefined
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  paint(context, canvas)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  return blob ?? undefined
}
