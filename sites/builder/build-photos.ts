import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import type { Photo } from '../../tenants/contract/photos.ts'
import { assetPath } from '../../tenants/contract/urls.ts'
import { type Problem, TenantProblems } from '../../tenants/load/problem.ts'
import type { CropName, SiteCrop, SitePhoto } from '../context.ts'
import type { BuiltPicture } from './built-pictures.ts'
import { encodeRenditions, type PhotoTreatment, PhotoUnreadable } from './encode-renditions.ts'
import { loadPhotoRecord, type PhotoPart, type PhotoRecord, partKey, partsOf, takePart, writePhotoRecord } from './photo-cache.ts'
import type { RenditionFormat } from './plan-renditions.ts'
import type { ShownPhoto } from './plan-shown-photos.ts'

export interface BuiltPhotos {
  photos: SitePhoto[]
  /** Published name -> file in the cache. */
  files: Map<string, string>
  /** Thumbnails with the words of their photo, for her app and mails. */
  pictures: BuiltPicture[]
  renditions: number
  cacheHits: number
  bytes: number
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
  onProgress: (done: { photo: string; encoded: number; total: number }) => void
}

interface KeyedPhoto {
  photo: Photo
  treatment: PhotoTreatment
  parts: { part: PhotoPart; key: string }[]
}
/** By key. */
type Records = Map<string, PhotoRecord>

/** Originals -> renditions in the cache, those that are there already taken as they are. Throws TenantProblems. */
export async function buildPhotos(options: BuildPhotosOptions): Promise<BuiltPhotos> {
  const keyed = options.photos.map((photo): KeyedPhoto => {
    const treatment = treatmentOf(photo, options)
    const hash = options.hashes.get(photo.file) ?? ''
    return { photo, treatment, parts: partsOf(treatment).map((part) => ({ part, key: partKey(hash, part, treatment) })) }
  })
  const records: Records = new Map()
  await Promise.all(
    [...new Set(keyed.flatMap(({ parts }) => parts.map(({ key }) => key)))].map(async (key) => {
      const record = await loadPhotoRecord(options.cache, key)
      if (record) records.set(key, record)
    }),
  )
  const cacheHits = new Set([...records.values()].flatMap(({ renditions }) => renditions.map(({ file }) => file))).size
  await encodeMissing(options, missingOf(keyed, records), records)
  return collect(keyed, records, { cache: options.cache, cacheHits })
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

async function encodeMissing(options: BuildPhotosOptions, missing: readonly KeyedPhoto[], records: Records): Promise<void> {
  const problems: Problem[] = []
  const queue = [...missing]
  let encoded = 0
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      try {
        await encodeParts(options, next, records)
        encoded += 1
        options.onProgress({ photo: next.photo.id, encoded, total: missing.length })
      } catch (error) {
        if (!(error instanceof PhotoUnreadable)) throw error
        problems.push(unreadable(options.slug, next.photo, error.message))
      }
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  if (problems.length > 0) throw new TenantProblems(problems)
}

async function encodeParts(
  { originals, cache }: BuildPhotosOptions,
  { photo, treatment, parts }: KeyedPhoto,
  records: Records,
): Promise<void> {
  const original = await readFile(path.join(originals, photo.file))
  const wanted = new Set(parts.map(({ part }) => part))
  const crops = treatment.crops.filter((crop) => wanted.has(crop))
  const encoded = await encodeRenditions(original, { ...treatment, crops }, { withThumbnails: wanted.has('thumbnails') })
  for (const { part, key } of parts) records.set(key, await writePhotoRecord(cache, key, takePart(encoded, part)))
}

const unreadable = (slug: string, { file, id }: Photo, message: string): Problem => ({
  file: `tenants/${slug}/photos/${file}`,
  field: `photo "${id}"`,
  got: message,
  expected: 'a JPEG, PNG, WebP, AVIF or TIFF of at most 100 megapixels',
  fix: 'Open the photo in an image program and export it again as JPEG.',
})

function collect(keyed: readonly KeyedPhoto[], records: Records, { cache, cacheHits }: { cache: string; cacheHits: number }): BuiltPhotos {
  const files = new Map<string, string>()
  const pictures: BuiltPicture[] = []
  const photos = keyed.map(({ photo, parts }) => {
    const thumbnails: PhotoRecord['thumbnails'] = []
    const found = parts.map(({ part, key }) => {
      const record = records.get(key)
      if (!record) throw new Error(`No ${part} of the photo "${photo.id}"`)
      for (const { file } of record.renditions) files.set(file, path.join(cache, key, file))
      for (const { file, ...thumbnail } of record.thumbnails) thumbnails.push({ ...thumbnail, file: path.join(cache, key, file) })
      return record
    })
    const { id: photoId, alt, caption } = photo
    for (const thumbnail of thumbnails) pictures.push({ photoId, alt, caption, ...shownSize(found), ...thumbnail })
    return sitePhoto(photo, found)
  })
  const used = new Map([...records.values()].flatMap(({ renditions }) => renditions.map(({ file, bytes }) => [file, bytes])))
  return { photos, files, pictures, renditions: used.size, cacheHits, bytes: [...used.values()].reduce((sum, bytes) => sum + bytes, 0) }
}

/** In its own shape, and never larger than the photo is: so the size of a small one is known. */
function shownSize(records: readonly PhotoRecord[]): Pick<BuiltPicture, 'photoWidth' | 'photoHeight'> {
  const [widest] = records.flatMap(({ renditions }) => renditions.filter(({ crop }) => crop === 'full')).sort((a, b) => b.width - a.width)
  return widest ? { photoWidth: widest.width, photoHeight: widest.height } : {}
}

function sitePhoto({ id, alt, caption }: Photo, records: readonly PhotoRecord[]): SitePhoto {
  const renditions = records.flatMap((record) => record.renditions)
  const inlined = Object.assign({}, ...records.map((record) => record.inlined)) as PhotoRecord['inlined']
  const names = [...new Set(renditions.map(({ crop }) => crop))]
  return {
    id,
    alt,
    caption,
    crops: Object.fromEntries(names.map((crop) => [crop, siteCrop({ renditions, inlined }, crop)])),
    placeholder: records[0]?.placeholder ?? '',
  }
}

function siteCrop(record: Pick<PhotoRecord, 'renditions' | 'inlined'>, crop: CropName): SiteCrop {
  const renditions = record.renditions.filter((each) => each.crop === crop)
  const widest = renditions.reduce((a, b) => (b.width > a.width ? b : a))
  const files = (format: RenditionFormat) =>
    renditions.filter((each) => each.format === format).map(({ file, width }) => ({ url: assetPath(file), width }))
  return { width: widest.width, height: widest.height, avif: files('avif'), jpeg: files('jpeg'), inlined: record.inlined[crop] }
}
