import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Photo } from '../../tenants/contract/photos.ts'
import { type Problem, TenantProblems } from '../../tenants/load/problem.ts'
import type { SitePhoto } from '../context.ts'
import type { BuiltPicture } from './built-pictures.ts'
import { encodeRenditions, type PhotoTreatment, PhotoUnreadable } from './encode-renditions.ts'
import { loadPhotoRecord, type PhotoPart, type PhotoRecord, partKey, partsOf, takePart, writePhotoRecord } from './photo-cache.ts'
import { type PhotoUse, photoSource, photoUse } from './photo-use.ts'
import type { PhotosLater } from './photos-later.ts'
import type { ShownPhoto } from './plan-shown-photos.ts'
import { sitePhoto } from './site-photo.ts'
import { sketchRecord, uprightSize } from './sketch-photo.ts'

export interface BuiltPhotos {
  photos: SitePhoto[]
  /** Published name -> file in the cache. */
  files: Map<string, string>
  /** Thumbnails with the words of their photo, for her app and mails. */
  pictures: BuiltPicture[]
  renditions: number
  cacheHits: number
  bytes: number
  /** What of the cache it needs. */
  use: PhotoUse
  /** Photos whose files are named and not made (`later`). */
  sketched: number
}

export interface BuildPhotosOptions {
  slug: string
  /** Folder of the originals. */
  originals: string
  photos: Photo[]
  watermark: string | undefined
  /** Photo id -> how pages show it; of others only the thumbnails are made. */
  shown: ReadonlyMap<string, ShownPhoto>
  /** Photo file -> sha256 of the original. */
  hashes: ReadonlyMap<string, string>
  cache: string
  /** Takes what nobody has encoded yet, in place of encoding it now. */
  later?: PhotosLater | undefined
  onProgress: (done: { photo: string; encoded: number; total: number }) => void
}

interface KeyedPhoto {
  photo: Photo
  treatment: PhotoTreatment
  source: string
  parts: { part: PhotoPart; key: string }[]
}
/** By key. */
type Records = Map<string, PhotoRecord>

/** Originals -> renditions in the cache, those that are there already taken as they are. Throws TenantProblems. */
export async function buildPhotos(options: BuildPhotosOptions): Promise<BuiltPhotos> {
  const keyed = options.photos.map((photo): KeyedPhoto => {
    const treatment = treatmentOf(photo, options)
    const hash = options.hashes.get(photo.file) ?? ''
    const source = photoSource(hash, photo)
    return { photo, treatment, source, parts: partsOf(treatment).map((part) => ({ part, key: partKey(hash, part, treatment) })) }
  })
  const records: Records = new Map()
  await Promise.all(
    [...new Set(keyed.flatMap(({ parts }) => parts.map(({ key }) => key)))].map(async (key) => {
      const record = await loadPhotoRecord(options.cache, key)
      if (record) records.set(key, record)
    }),
  )
  const cacheHits = new Set([...records.values()].flatMap(({ renditions }) => renditions.map(({ file }) => file))).size
  const missing = missingOf(keyed, records)
  const { later } = options
  await forEachPhoto(
    options,
    missing,
    later ? (photo) => sketchParts(options, photo, { records, later }) : (photo) => encodeParts(options, photo, records),
  )
  return { ...collect(keyed, records, options), use: photoUse(keyed), cacheHits, sketched: later ? missing.length : 0 }
}

/** Photos with the parts that nobody has encoded yet, each part once. */
function missingOf(keyed: readonly KeyedPhoto[], records: Records): KeyedPhoto[] {
  const seen = new Set(records.keys())
  return keyed
    .map((each) => ({
      ...each,
      parts: each.parts.filter(({ key }) => {
        const isMissing = !seen.has(key)
        seen.add(key)
        return isMissing
      }),
    }))
    .filter(({ parts }) => parts.length > 0)
}

function treatmentOf({ id, blur, focus, slots }: Photo, { shown, watermark }: BuildPhotosOptions): PhotoTreatment {
  const { crops, opens } = shown.get(id) ?? { crops: [], opens: [] }
  return { blur, focus, slots, watermark, crops, opens }
}

/** Some at once. Throws TenantProblems after all. */
async function forEachPhoto(
  { slug, later, onProgress }: BuildPhotosOptions,
  missing: readonly KeyedPhoto[],
  work: (photo: KeyedPhoto) => Promise<void>,
): Promise<void> {
  const problems: Problem[] = []
  const queue = [...missing]
  let encoded = 0
  const workOff = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      try {
        await work(next)
        encoded += 1
        if (!later) onProgress({ photo: next.photo.id, encoded, total: missing.length })
      } catch (error) {
        if (!(error instanceof PhotoUnreadable)) throw error
        problems.push(unreadable(slug, next.photo, error.message))
      }
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, workOff))
  if (problems.length > 0) throw new TenantProblems(problems)
}

async function encodeParts(
  { originals, cache }: BuildPhotosOptions,
  { photo, treatment, parts }: Omit<KeyedPhoto, 'source'>,
  records: Records,
): Promise<void> {
  const original = await readFile(path.join(originals, photo.file))
  const wanted = new Set(parts.map(({ part }) => part))
  const crops = treatment.crops.filter((crop) => wanted.has(crop))
  const encoded = await encodeRenditions(original, { ...treatment, crops }, { withThumbnails: wanted.has('thumbnails') })
  for (const { part, key } of parts) records.set(key, await writePhotoRecord(cache, key, takePart(encoded, part)))
}

async function sketchParts(
  options: BuildPhotosOptions,
  { photo, treatment, parts }: KeyedPhoto,
  { records, later }: { records: Records; later: PhotosLater },
): Promise<void> {
  const { slug, originals, cache } = options
  const size = await uprightSize(await readFile(path.join(originals, photo.file)))
  for (const { part, key } of parts) {
    records.set(key, sketchRecord(size, { part, key, treatment }))
    const encode = async () => {
      const made: Records = new Map()
      await encodeParts(options, { photo, treatment, parts: [{ part, key }] }, made)
      return (made.get(key)?.renditions ?? []).map(({ width, format, file }) => ({ width, format, path: path.join(cache, key, file) }))
    }
    later.add({ slug, photo: photo.id, key, encode })
  }
}

const unreadable = (slug: string, { file, id }: Photo, message: string): Problem => ({
  file: `tenants/${slug}/photos/${file}`,
  field: `photo "${id}"`,
  got: message,
  expected: 'a JPEG, PNG, WebP, AVIF or TIFF of at most 100 megapixels',
  fix: 'Open the photo in an image program and export it again as JPEG.',
})

function collect(
  keyed: readonly KeyedPhoto[],
  records: Records,
  { cache }: BuildPhotosOptions,
): Pick<BuiltPhotos, 'photos' | 'files' | 'pictures' | 'renditions' | 'bytes'> {
  const files = new Map<string, string>()
  const pictures: BuiltPicture[] = []
  const photos = keyed.map(({ photo, parts }) => {
    const thumbnails: PhotoRecord['thumbnails'] = []
    const found = parts.map(({ part, key }) => {
      const record = records.get(key)
      if (!record) throw new Error(`No ${part} of the photo "${photo.id}"`)
      for (const { file, bytes } of record.renditions) if (bytes > 0) files.set(file, path.join(cache, key, file))
      for (const { file, ...thumbnail } of record.thumbnails) thumbnails.push({ ...thumbnail, file: path.join(cache, key, file) })
      return record
    })
    const { id: photoId, alt, caption } = photo
    for (const thumbnail of thumbnails) pictures.push({ photoId, alt, caption, ...shownSize(found), ...thumbnail })
    return sitePhoto(photo, found)
  })
  const used = new Map([...records.values()].flatMap(({ renditions }) => renditions.map(({ file, bytes }) => [file, bytes])))
  return { photos, files, pictures, renditions: used.size, bytes: [...used.values()].reduce((sum, bytes) => sum + bytes, 0) }
}

/** In its own shape, and never larger than the photo is: so the size of a small one is known. */
function shownSize(records: readonly PhotoRecord[]): Pick<BuiltPicture, 'photoWidth' | 'photoHeight'> {
  const [widest] = records.flatMap(({ renditions }) => renditions.filter(({ crop }) => crop === 'full')).sort((a, b) => b.width - a.width)
  return widest ? { photoWidth: widest.width, photoHeight: widest.height } : {}
}
