import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { be32, joinBytes, le32, lettersOf } from '../../tenants/contract/bytes.ts'

// Photos as a phone writes them, with everything that must not be kept.

const SERIAL = 'SERIAL-0451-OF-HER-CAMERA'
const ARTIST = 'Jane Q. Realname'
const XMP_PLACE = 'Unit 7, 12 Harbour Street'
const COMMENT = 'edited by the phone of Jane'
const TRAILER = 'a second picture or a film of three seconds'
/** 33° 51' 35.9" as EXIF has it: three fractions of two numbers, in either order of bytes. */
const gps = (endian: 'LE' | 'BE'): Buffer => {
  const bytes = Buffer.alloc(24)
  for (const [index, value] of [33, 1, 51, 1, 359, 10].entries())
    if (endian === 'LE') bytes.writeUInt32LE(value, index * 4)
    else bytes.writeUInt32BE(value, index * 4)
  return bytes
}

/** Any of these in a file has leaked. */
export const SECRETS: (string | Buffer)[] = [SERIAL, ARTIST, XMP_PLACE, gps('LE'), gps('BE'), COMMENT, TRAILER]
export const PNG_TEXT = 'Comment\0'

interface Wanted {
  orientation?: number
  /** With the colours of a wide gamut. */
  isWide?: boolean
}

type Kind = 'jpeg' | 'png' | 'webp' | 'avif'
const made = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/** The same bytes each time it is asked for. */
export function photoWithSecrets(kind: Kind, { orientation = 1, isWide = true }: Wanted = {}): Promise<Uint8Array<ArrayBuffer>> {
  const key = `${kind} ${orientation} ${isWide}`
  const file = made.get(key) ?? makePhoto(kind, { orientation, isWide })
  made.set(key, file)
  return file
}

async function makePhoto(kind: Kind, { orientation, isWide }: Required<Wanted>): Promise<Uint8Array<ArrayBuffer>> {
  // Noise, so that no kind packs it into nothing.
  const noise = { type: 'gaussian', mean: 120, sigma: 40 } as const
  const image = sharp({ create: { width: 120, height: 80, channels: 3, background: '#888', noise } })
    .withMetadata({ orientation })
    .withIccProfile(isWide ? 'p3' : 'srgb')
    .withExif({
      IFD0: { Artist: ARTIST },
      IFD2: { BodySerialNumber: SERIAL },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '33/1 51/1 359/10', GPSLongitudeRef: 'E', GPSLongitude: '151/1 12/1 401/10' },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><place>${XMP_PLACE}</place></rdf:RDF></x:xmpmeta>`)
  const file = await image.toFormat(kind, { quality: 80 }).toBuffer()
  return Uint8Array.from(kind === 'jpeg' ? withComments(file) : kind === 'png' ? withTexts(file) : file)
}

/** After the first two bytes: a comment, IPTC, a maker's own block and a JFIF thumbnail. */
function withComments(file: Buffer): Buffer {
  const segment = (marker: number, data: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(data.length + 2, 2)
    return Buffer.concat([head, data])
  }
  return Buffer.concat([
    file.subarray(0, 2),
    segment(0xfe, Buffer.from(COMMENT)),
    segment(0xed, Buffer.from(`Photoshop 3.0\0${ARTIST}`)),
    segment(0xe7, Buffer.from(SERIAL)),
    segment(0xe0, Buffer.from(`JFXX\0\x10${COMMENT}`)),
    file.subarray(2),
  ])
}

/** After the head: a text, a packed one, and a time. The checksums are of no use to a cleaner. */
function withTexts(file: Buffer): Buffer {
  const chunk = (name: string, data: Buffer) => Buffer.concat([be32(data.length), lettersOf(name), data, be32(0)])
  return Buffer.concat([
    file.subarray(0, 33),
    chunk('tEXt', Buffer.from(`${PNG_TEXT}${COMMENT}${'.'.repeat(20_000)}`)),
    chunk('zTXt', Buffer.concat([Buffer.from('Author\0\0'), deflateSync(ARTIST)])),
    chunk('tIME', Buffer.from([7, 234, 11, 26, 1, 2, 3])),
    file.subarray(33),
  ])
}

/** With something after the picture, as phones hang films on. */
export function withAfterwards(kind: string, file: Uint8Array): Uint8Array<ArrayBuffer> {
  const trailer = lettersOf(TRAILER)
  if (kind === 'avif') return joinBytes([file, be32(8 + trailer.length), lettersOf('uuid'), trailer])
  if (kind !== 'webp') return joinBytes([file, trailer])
  const whole = joinBytes([file, lettersOf('JUNK'), le32(trailer.length), trailer, new Uint8Array(trailer.length % 2)])
  whole.set(le32(whole.length - 8), 4)
  return whole
}
