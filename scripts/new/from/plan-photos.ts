import { createHash } from 'node:crypto'
import path from 'node:path'
import sharp from 'sharp'
import { developPhoto } from '../../../sites/builder/develop-photo.ts'
import { PhotoUnreadable } from '../../../sites/builder/encode-renditions.ts'
import { ALT_LENGTH_MAX, PHOTO_BYTES_MAX, PHOTOS_PER_TENANT_MAX } from '../../../tenants/contract/limits.ts'
import type { PhotosInput } from '../../../tenants/contract/photos.ts'
import { NotFetched } from './fetch-site.ts'
import { PHOTO_EDGE_MIN } from './limits.ts'
import { makeId } from './make-id.ts'
import { type Note, oneLine, type SiteSource, type SourcePhoto } from './site-source.ts'
import { topicOf } from './topic-of.ts'

type PhotoInput = PhotosInput['photos'][number]

/** Said of a photo that its site did not describe; nobody here has seen it. */
export const UNDESCRIBED = 'A photo that is not described yet'

/** Two words, of which one is more than an initial; `IMG 1234` says nothing. Chinese has no blanks between words. */
export const saysSomething = (words: string): boolean =>
  (/\p{L}{3}/u.test(words) && /\p{L}\S*\s+\S*\p{L}/u.test(words)) || /\p{Script=Han}{2}/u.test(words)

interface Named {
  alt: string
  slot: 'hero' | 'about' | undefined
}

/**
 * Photos in the order in which the site shows them, each developed as one from her phone is: pixels alone, without place, camera or name. `write` takes the files.
 */
export async function placePhotos(
  { photos, pages }: SiteSource,
  { write, tell }: { write: (file: string, bytes: Buffer) => Promise<void>; tell: (done: number, total: number) => void },
): Promise<{ photos: PhotoInput[]; notes: Note[] }> {
  const { shown, notes } = nameByPages(photos, pages)
  const rest = photos.filter((photo) => !shown.has(photo)).map((photo): [SourcePhoto, Named] => [photo, { alt: '', slot: undefined }])
  const all = [...shown, ...rest]
  const placed: PhotoInput[] = []
  const known = new Set<string>()
  for (const [index, [photo, named]] of all.entries()) {
    tell(index + 1, all.length)
    const bytes = placed.length < PHOTOS_PER_TENANT_MAX ? await develop(photo) : `more than ${PHOTOS_PER_TENANT_MAX}`
    if (typeof bytes === 'string') {
      notes.push({ what: `the photo ${path.posix.basename(photo.from)}`, why: bytes, from: photo.from })
      continue
    }
    const hash = createHash('sha256').update(bytes).digest('hex')
    if (known.has(hash)) continue
    known.add(hash)
    const id = makeId(path.posix.parse(photo.from).name, new Set(placed.map((each) => each.id)), 'photo')
    await write(`${id}.jpg`, bytes)
    placed.push({
      id,
      file: `${id}.jpg`,
      alt: named.alt || UNDESCRIBED,
      slots: named.slot === undefined ? ['gallery'] : [named.slot, 'gallery'],
    })
    if (named.alt === '')
      notes.push({
        what: `the photo ${id}`,
        why: 'its site does not say what it shows: write its alt text in photos.yaml',
        from: photo.from,
      })
  }
  return { photos: withOpening(placed), notes }
}

/** Photos that pages show, in their order, by the end of their addresses: a copy of a site keeps names, seldom folders. */
function nameByPages(photos: readonly SourcePhoto[], pages: SiteSource['pages']): { shown: Map<SourcePhoto, Named>; notes: Note[] } {
  const byName = new Map<string, SourcePhoto[]>()
  for (const photo of photos) byName.set(nameOf(photo.from), [...(byName.get(nameOf(photo.from)) ?? []), photo])
  const shown = new Map<SourcePhoto, Named>()
  const notes: Note[] = []
  const order = [...pages].sort((a, b) => Number(topicOf(b) === 'home') - Number(topicOf(a) === 'home'))
  for (const page of order)
    for (const { source, alt } of page.photos) {
      const same = byName.get(nameOf(source)) ?? []
      const photo = same.find(({ from }) => source.endsWith(from)) ?? same[0]
      if (photo === undefined) {
        if (/\.(jpe?g|png|webp|avif)([?#]|$)/i.test(source))
          notes.push({ what: `the photo ${source}`, why: 'a page shows it, and its file is not here', from: page.from })
        continue
      }
      const topic = topicOf(page)
      const slot = topic === 'home' || topic === 'about' ? (topic === 'home' ? 'hero' : 'about') : undefined
      const before = shown.get(photo)
      const words = oneLine(alt)
      const isDescribed = words.length <= ALT_LENGTH_MAX && saysSomething(words)
      shown.set(photo, { alt: before?.alt || (isDescribed ? words : ''), slot: before?.slot ?? slot })
    }
  return { shown, notes }
}

function nameOf(source: string): string {
  const last =
    source
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) ?? ''
  try {
    return decodeURIComponent(last).toLowerCase()
  } catch {
    return last.toLowerCase()
  }
}

/** A text: why not. */
async function develop({ read }: SourcePhoto): Promise<Buffer | string> {
  try {
    const original = await read()
    if (original.length > PHOTO_BYTES_MAX) return `larger than ${PHOTO_BYTES_MAX / 1024 / 1024} MB`
    const { width = 0, height = 0 } = await sharp(original).metadata()
    if (Math.max(width, height) < PHOTO_EDGE_MIN) return `${width} by ${height} pixels: too small for a photo of a page`
    return await developPhoto(original, [])
  } catch (error) {
    if (error instanceof NotFetched) return error.message
    // Of sharp too, which tells what it cannot read in words of its own.
    if (error instanceof PhotoUnreadable || (error instanceof Error && !('code' in error))) return 'cannot be opened as a photo'
    throw error
  }
}

/** The first of the home page opens the site; without one, the first of all. One of the about page stands there. */
function withOpening(photos: PhotoInput[]): PhotoInput[] {
  const first = (slot: 'hero' | 'about') => photos.find(({ slots = [] }) => slots.includes(slot))
  const [hero, about] = [first('hero') ?? photos[0], first('about') ?? first('hero') ?? photos[0]]
  return photos.map((photo) => ({
    ...photo,
    slots: [...(photo === hero ? (['hero'] as const) : []), ...(photo === about ? (['about'] as const) : []), 'gallery'],
  }))
}
