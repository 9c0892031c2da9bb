import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { PICTURE_FORMATS, PICTURE_SIZES } from '../../tenants/contract/picture.ts'
import { linkOrCopy } from './link-or-copy.ts'
import type { BuildPaths } from './paths.ts'

// dist/<slug>/pictures: the thumbnails of a build with their words, from which they are taken into Postgres. No part of the site.

const builtPictureSchema = z.object({
  photoId: z.string(),
  format: z.enum(PICTURE_FORMATS),
  /** Builds of an older release had tiles alone. */
  size: z.enum(PICTURE_SIZES).default('tile'),
  width: z.int(),
  height: z.int(),
  /** Of the photo, as large as the site shows it; not there where no page does. */
  photoWidth: z.int().optional(),
  photoHeight: z.int().optional(),
  alt: z.string(),
  caption: z.string().optional(),
  contentHash: z.string(),
  /** Where its bytes are. */
  file: z.string(),
})
export type BuiltPicture = z.output<typeof builtPictureSchema>

const FOLDER = 'pictures'
const LIST = 'pictures.json'

/** Writes them into a folder that becomes dist/<slug>. */
export async function writePictures(target: string, pictures: readonly BuiltPicture[]): Promise<void> {
  await mkdir(path.join(target, FOLDER), { recursive: true })
  const listed = pictures.map((picture) => ({ ...picture, file: `${picture.photoId}-${picture.contentHash}${path.extname(picture.file)}` }))
  await Promise.all(pictures.map(({ file }, index) => linkOrCopy(file, path.join(target, FOLDER, listed[index]?.file ?? ''))))
  await writeFile(path.join(target, FOLDER, LIST), JSON.stringify(listed))
}

/** Those of the last build; undefined where there was none. */
export async function loadBuiltPictures({ dist }: Pick<BuildPaths, 'dist'>, slug: string): Promise<BuiltPicture[] | undefined> {
  const folder = path.join(dist, slug, FOLDER)
  const text = await readFile(path.join(folder, LIST), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  return z
    .array(builtPictureSchema)
    .parse(JSON.parse(text))
    .map((picture) => ({ ...picture, file: path.join(folder, picture.file) }))
}
