import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { INLINED_PHOTO_BYTES_MAX } from '../../tenants/contract/limits.ts'
import { PICTURE_FORMATS, PICTURE_SIZES } from '../../tenants/contract/picture.ts'
import type { CropName } from '../context.ts'
import { ENCODER_VERSION, type EncodedPhoto, type PhotoTreatment } from './encode-renditions.ts'
import { CROP_NAMES, CROPS, RENDITION_FORMATS } from './plan-renditions.ts'
import { proveNoMetadata } from './prove-no-metadata.ts'

// .cache/photos/<key>/: a part of a photo, its renditions in one crop or its thumbnails, named by what they were made from. Shared by all tenants and builds.

const recordSchema = z.object({
  placeholder: z.string(),
  inlined: z.partialRecord(z.enum(CROP_NAMES), z.string()),
  renditions: z.array(
    z.object({
      crop: z.enum(CROP_NAMES),
      format: z.enum(RENDITION_FORMATS),
      width: z.int(),
      height: z.int(),
      file: z.string(),
      bytes: z.int(),
    }),
  ),
  thumbnails: z.array(
    z.object({
      format: z.enum(PICTURE_FORMATS),
      size: z.enum(PICTURE_SIZES),
      width: z.int(),
      height: z.int(),
      file: z.string(),
      contentHash: z.string(),
    }),
  ),
})
/** What the cache knows of a part of a photo; `file` is both the name in the cache and the published name. */
export type PhotoRecord = z.output<typeof recordSchema>

/** Raised with what a watermark looks like: version 2 stood in a corner that most places of a page cut off. */
const WATERMARK_VERSION = 3

/** Raised with which thumbnails there are: version 1 had none for rows, version 2 none of the whole photo. */
const THUMBNAILS_VERSION = 3

/** Kept apart, so that a photo which is shown in one more way is not encoded anew in the others. */
export type PhotoPart = 'thumbnails' | CropName

export const partsOf = ({ crops }: PhotoTreatment): PhotoPart[] => ['thumbnails', ...crops]

/** Of everything that decides over the bytes of that part, and of nothing else. */
export function partKey(originalHash: string, part: PhotoPart, { blur, focus, slots, watermark, opens }: PhotoTreatment): string {
  const ofPart =
    part === 'thumbnails'
      ? [slots, THUMBNAILS_VERSION]
      : [
          part,
          CROPS[part],
          opens.includes(part) && INLINED_PHOTO_BYTES_MAX,
          watermark === undefined ? null : [WATERMARK_VERSION, watermark],
        ]
  return createHash('sha256')
    .update(JSON.stringify([ENCODER_VERSION, originalHash, blur, focus, ofPart]))
    .digest('hex')
    .slice(0, 20)
}

/** What of an encoded photo is kept under that part's key. */
export function takePart(photo: EncodedPhoto, part: PhotoPart): EncodedPhoto {
  if (part === 'thumbnails') return { ...photo, renditions: [], inlined: {} }
  const inlined = photo.inlined[part]
  return {
    ...photo,
    thumbnails: [],
    renditions: photo.renditions.filter(({ crop }) => crop === part),
    inlined: inlined === undefined ? {} : { [part]: inlined },
  }
}

export async function loadPhotoRecord(folder: string, key: string): Promise<PhotoRecord | undefined> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(path.join(folder, key, 'record.json'), 'utf8')))
  } catch {
    return undefined
  }
}

/** Whole or not at all: written beside, read again to prove that no metadata is left, then renamed. */
export async function writePhotoRecord(folder: string, key: string, photo: EncodedPhoto): Promise<PhotoRecord> {
  const staging = path.join(folder, `.${key}-${randomUUID()}`)
  await mkdir(staging, { recursive: true })
  try {
    const record = await writeFiles(staging, photo)
    await rename(staging, path.join(folder, key)).catch((error: NodeJS.ErrnoException) => {
      // Another build was first with the same photo; its files are the same.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
    return record
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

async function writeFiles(staging: string, photo: EncodedPhoto): Promise<PhotoRecord> {
  const renditions = photo.renditions.map(({ bytes, ...rendition }) => ({
    ...rendition,
    file: `${contentHash(bytes)}-${rendition.width}.${extensionOf(rendition.format)}`,
    bytes,
  }))
  const thumbnails = photo.thumbnails.map(({ bytes, ...thumbnail }) => ({
    ...thumbnail,
    file: `${thumbnail.size}.${extensionOf(thumbnail.format)}`,
    contentHash: contentHash(bytes),
    bytes,
  }))
  // Two crops of one shape are one file: written once, or one write would empty what the other is reading.
  const files = new Map([...renditions, ...thumbnails].map(({ file, bytes }) => [file, bytes]))
  await Promise.all(
    [...files].map(async ([file, bytes]) => {
      await writeFile(path.join(staging, file), bytes)
      await proveNoMetadata(await readFile(path.join(staging, file)))
    }),
  )
  // These travel in the page itself.
  for (const url of Object.values(photo.inlined)) await proveNoMetadata(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))
  const record: PhotoRecord = {
    placeholder: photo.placeholder,
    inlined: photo.inlined,
    renditions: renditions.map((each) => ({ ...each, bytes: each.bytes.length })),
    thumbnails: thumbnails.map(({ bytes: _, ...each }) => each),
  }
  await writeFile(path.join(staging, 'record.json'), JSON.stringify(record))
  return record
}

const extensionOf = (format: string): string => (format === 'jpeg' ? 'jpg' : format)
const contentHash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex').slice(0, 16)
