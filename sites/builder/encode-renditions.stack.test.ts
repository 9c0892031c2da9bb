import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { INLINED_PHOTO_BYTES_MAX } from '../../tenants/contract/limits.ts'
import { encodeRenditions, type PhotoTreatment, PhotoUnreadable } from './encode-renditions.ts'
import { CROP_NAMES, CROPS } from './plan-renditions.ts'
import { findMetadata, proveNoMetadata } from './prove-no-metadata.ts'

/** A photo as a phone makes it: turned by EXIF, with GPS, camera, XMP and a colour profile. */
async function phonePhoto(): Promise<Buffer> {
  const noise = Buffer.from(Array.from({ length: 400 * 300 * 3 }, (_, index) => (index * 7919) % 256))
  return sharp(noise, { raw: { width: 400, height: 300, channels: 3 } })
    .withExif({
      IFD0: { Make: 'PhoneMaker', Artist: 'Somebody' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '33/1 51/1 30/1', GPSLongitudeRef: 'E', GPSLongitude: '151/1 12/1 40/1' },
    })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>')
    .jpeg()
    .toBuffer()
}

const plain: PhotoTreatment = {
  blur: [],
  focus: { x: 0.5, y: 0.5 },
  slots: ['gallery'],
  watermark: undefined,
  crops: ['full', 'thumb'],
  opens: [],
}

describe('encodeRenditions', () => {
  it('leaves no metadata in any rendition of a photo that carries GPS', async () => {
    const original = await phonePhoto()
    expect(await findMetadata(original)).toEqual(expect.arrayContaining(['exif', 'xmp']))
    await expect(proveNoMetadata(original)).rejects.toThrow(/still carries exif/)
    const { renditions } = await encodeRenditions(original, plain)
    expect(renditions).toHaveLength(4)
    for (const { bytes } of renditions) {
      expect(await findMetadata(bytes)).toEqual([])
      for (const trace of ['PhoneMaker', 'Somebody', 'GPS']) expect(bytes.includes(trace)).toBe(false)
    }
  })

  it('turns the photo upright before it forgets how it was held', async () => {
    const { renditions } = await encodeRenditions(await phonePhoto(), plain)
    expect(new Set(renditions.filter(({ crop }) => crop === 'full').map(({ width, height }) => `${width}×${height}`))).toEqual(
      new Set(['300×400']),
    )
  })

  it('burns a blurred region out, so that nothing of it can be had back', async () => {
    const stripes = Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, index) => (Math.floor(index / 3) % 2) * 255))
    const original = await sharp(stripes, { raw: { width: 300, height: 300, channels: 3 } })
      .png()
      .toBuffer()
    const { renditions } = await encodeRenditions(original, { ...plain, blur: [{ x: 0.25, y: 0.25, width: 0.5, height: 0.5 }] })
    const jpeg = renditions.find(({ crop, format }) => crop === 'full' && format === 'jpeg')?.bytes ?? Buffer.alloc(0)
    const contrast = async (left: number, top: number) => {
      const { channels } = await sharp(await sharp(jpeg).extract({ left, top, width: 40, height: 40 }).toBuffer()).stats()
      return channels[0]?.stdev ?? 0
    }
    expect(await contrast(5, 5)).toBeGreaterThan(80)
    expect(await contrast(130, 130)).toBeLessThan(15)
  })

  it.each(CROP_NAMES)('burns the watermark into what every page shows of the crop "%s", and nowhere else', async (crop) => {
    const grey = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#808080' } })
      .png()
      .toBuffer()
    const { renditions } = await encodeRenditions(grey, { ...plain, crops: [crop], watermark: 'claire.example' })
    const jpeg = renditions.filter(({ format }) => format === 'jpeg').at(-1)?.bytes ?? Buffer.alloc(0)
    const { data, info } = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true })
    const [xs, ys]: [number[], number[]] = [[], []]
    for (let at = 0; at < data.length; at++) {
      if (Math.abs((data[at] ?? 0) - 128) < 25) continue
      xs.push(Math.abs((at % info.width) / info.width - 0.5) * 2)
      ys.push(Math.abs(Math.floor(at / info.width) / info.height - 0.5) * 2)
    }
    expect(xs.length).toBeGreaterThan(200)
    const furthest = (values: number[]) => values.reduce((most, each) => Math.max(most, each), 0)
    expect(furthest(xs)).toBeLessThan(CROPS[crop].seen.x)
    expect(furthest(ys)).toBeLessThan(CROPS[crop].seen.y)
  })

  it('puts a photo that opens a page into few bytes, blurred where asked and without metadata, whatever is on it', async () => {
    const noise = Buffer.from(Array.from({ length: 600 * 750 * 3 }, (_, index) => (index * index * 7919) % 251))
    const original = await sharp(noise, { raw: { width: 600, height: 750, channels: 3 } })
      .withExif({ IFD0: { Artist: 'Somebody' } })
      .jpeg({ quality: 95 })
      .toBuffer()
    const { inlined } = await encodeRenditions(original, { ...plain, slots: ['hero'], crops: ['tall'], opens: ['tall'] })
    expect(Object.keys(inlined)).toEqual(['tall'])
    const bytes = Buffer.from(inlined.tall?.split(',')[1] ?? '', 'base64')
    expect(bytes.length).toBeLessThanOrEqual(INLINED_PHOTO_BYTES_MAX)
    expect(bytes.length).toBeGreaterThan(500)
    expect(await findMetadata(bytes)).toEqual([])
    const { width, height } = await sharp(bytes).metadata()
    expect([width, height]).toEqual([520, 650])
  })

  it('burns a blurred region out of that one too', async () => {
    const halves = Buffer.from(Array.from({ length: 600 * 750 * 3 }, (_, index) => (Math.floor(index / 30) % 2) * 255))
    const original = await sharp(halves, { raw: { width: 600, height: 750, channels: 3 } })
      .png()
      .toBuffer()
    const blur = [{ x: 0.25, y: 0.25, width: 0.5, height: 0.5 }]
    const { inlined } = await encodeRenditions(original, { ...plain, slots: ['hero'], crops: ['tall'], opens: ['tall'], blur })
    const bytes = Buffer.from(inlined.tall?.split(',')[1] ?? '', 'base64')
    const contrast = async (left: number, top: number) => {
      const { channels } = await sharp(await sharp(bytes).extract({ left, top, width: 60, height: 60 }).toBuffer()).stats()
      return channels[0]?.stdev ?? 0
    }
    expect(await contrast(20, 20)).toBeGreaterThan(60)
    expect(await contrast(230, 295)).toBeLessThan(15)
  })

  it.each([
    ['8 bits in sRGB', (image: Sharp) => image],
    ['8 bits in Display P3', (image: Sharp) => image.withIccProfile('p3')],
    ['16 bits in Display P3', (image: Sharp) => image.toColourspace('rgb16').withIccProfile('p3')],
    ['16 bits without a profile', (image: Sharp) => image.toColourspace('rgb16')],
  ])('keeps a colour that came in %s', async (_name, store) => {
    const red = { r: 0xe0, g: 0x30, b: 0x30 }
    const original = await store(sharp({ create: { width: 400, height: 300, channels: 3, background: red } }))
      .png()
      .toBuffer()
    const { renditions, placeholder } = await encodeRenditions(original, plain)
    for (const { bytes } of renditions) {
      const shown = (await sharp(bytes).stats()).channels.map(({ mean }) => mean)
      for (const [index, value] of Object.values(red).entries()) expect(Math.abs((shown[index] ?? 0) - value)).toBeLessThan(4)
    }
    expect(placeholder).toMatch(/#(e03030|df3030|e12f2f|e03131|e13030|e02f2f)/)
  })

  it('refuses a file that is no photo', async () => {
    await expect(encodeRenditions(Buffer.from('not a photo'), plain)).rejects.toThrow(PhotoUnreadable)
  })
})
