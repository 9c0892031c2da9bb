import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../scripts/simulate/seeded-random.ts'
import { MAIL_PICTURE_BYTES_MAX, ROW_PICTURE_BYTES_MAX, THUMBNAIL_BYTES_MAX } from '../../tenants/contract/limits.ts'
import { WHOLE_PICTURE_BYTES_MAX } from '../../tenants/contract/upload-limits.ts'
import { encodeRenditions, type PhotoTreatment } from './encode-renditions.ts'
import { findMetadata } from './prove-no-metadata.ts'

const plain: PhotoTreatment = { blur: [], focus: { x: 0.5, y: 0.5 }, slots: ['gallery'], watermark: undefined, crops: [], opens: [] }

const BYTES_MAX = { tile: THUMBNAIL_BYTES_MAX, row: ROW_PICTURE_BYTES_MAX, whole: WHOLE_PICTURE_BYTES_MAX }

/** Nothing compresses worse. */
function noise(): Promise<Buffer> {
  const random = seededRandom(3)
  const pixels = Buffer.from(Array.from({ length: 450 * 350 * 3 }, () => Math.floor(random() * 256)))
  return sharp(pixels, { raw: { width: 450, height: 350, channels: 3 } })
    .resize(900, 700, { kernel: 'nearest' })
    .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '33/1 51/1 30/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer()
}

describe('thumbnails', () => {
  it('are small whatever is on the photo, of one shape, and carry nothing of the camera', async () => {
    const { thumbnails } = await encodeRenditions(await noise(), plain)
    expect(thumbnails.map(({ format, size, width, height }) => `${size} ${format} ${width}×${height}`)).toEqual([
      'tile webp 240×300',
      'row webp 128×160',
      // Upright: the camera was held upright too. Nothing is cut off.
      'whole webp 480×617',
      'tile jpeg 160×200',
    ])
    for (const { bytes, format, size, width, height } of thumbnails) {
      expect(bytes.length).toBeLessThanOrEqual(BYTES_MAX[size])
      expect(bytes.length).toBeGreaterThan(500)
      expect(await findMetadata(bytes)).toEqual([])
      expect(await sharp(bytes).metadata()).toMatchObject({ format, width, height })
    }
  })

  it('of a photo that can open a page are larger in a mail, where two stand side by side', async () => {
    const { thumbnails } = await encodeRenditions(await noise(), { ...plain, slots: ['hero'] })
    const jpeg = thumbnails.find(({ format }) => format === 'jpeg')
    expect(jpeg).toMatchObject({ width: 320, height: 400 })
    expect(jpeg?.bytes.length).toBeLessThanOrEqual(MAIL_PICTURE_BYTES_MAX)
  })

  it('show nothing of a region that she had burnt out', async () => {
    const stripes = Buffer.from(Array.from({ length: 480 * 600 * 3 }, (_, index) => (Math.floor(index / 3 / 10) % 2) * 255))
    const original = await sharp(stripes, { raw: { width: 480, height: 600, channels: 3 } })
      .png()
      .toBuffer()
    const { thumbnails } = await encodeRenditions(original, { ...plain, blur: [{ x: 0.25, y: 0.25, width: 0.5, height: 0.5 }] })
    for (const { bytes, width } of thumbnails) {
      const contrast = async (left: number, top: number) => {
        const part = sharp(bytes).extract({ left: Math.round(left * width), top: Math.round(top * width), width: 30, height: 30 })
        return (await sharp(await part.toBuffer()).stats()).channels[0]?.stdev ?? 0
      }
      expect(await contrast(0.02, 0.02)).toBeGreaterThan(80)
      expect(await contrast(0.4, 0.5)).toBeLessThan(15)
    }
  })
})
