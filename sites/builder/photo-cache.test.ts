import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { loadPhotoRecord, partKey, partsOf, takePart, writePhotoRecord } from './photo-cache.ts'

const image = () => sharp({ create: { width: 8, height: 8, channels: 3, background: '#e03030' } })
/** What an encoder would hand over that forgot to leave the camera's words behind. */
const talkative = () => image().withExif({ IFD0: { Artist: 'Somebody' } })
const thumbnail = (bytes: Buffer) => ({ format: 'jpeg' as const, size: 'tile' as const, width: 8, height: 8, bytes })
const rendition = (bytes: Buffer) => ({ crop: 'full' as const, format: 'jpeg' as const, width: 8, height: 8, bytes })

it('takes a photo whose every rendition is pixels alone', async () => {
  const cache = await mkdtemp(path.join(tmpdir(), 'photos-'))
  const inlined = { full: `data:image/avif;base64,${(await image().avif().toBuffer()).toString('base64')}` }
  const record = await writePhotoRecord(cache, 'key', {
    renditions: [rendition(await image().jpeg().toBuffer())],
    thumbnails: [thumbnail(await image().jpeg().toBuffer())],
    placeholder: 'red',
    inlined,
  })
  expect(await loadPhotoRecord(cache, 'key')).toEqual(record)
})

it.each([
  ['a file', async () => ({ renditions: [rendition(await talkative().jpeg().toBuffer())], thumbnails: [], inlined: {} })],
  ['a thumbnail', async () => ({ renditions: [], thumbnails: [thumbnail(await talkative().jpeg().toBuffer())], inlined: {} })],
  [
    'the picture within a page',
    async () => ({
      renditions: [],
      thumbnails: [],
      inlined: { tall: `data:image/jpeg;base64,${(await talkative().jpeg().toBuffer()).toString('base64')}` },
    }),
  ],
])('writes nothing where %s still carries metadata', async (_what, encoded) => {
  const cache = await mkdtemp(path.join(tmpdir(), 'photos-'))
  await expect(writePhotoRecord(cache, 'key', { placeholder: 'red', ...(await encoded()) })).rejects.toThrow(/still carries exif/)
  expect(await readdir(cache)).toEqual([])
})

const treatment = {
  blur: [],
  focus: { x: 0.5, y: 0.5 },
  slots: ['gallery' as const],
  watermark: undefined,
  crops: ['full' as const, 'tall' as const],
  opens: [],
}

it('leaves the key of a part as it is while only other parts change', () => {
  const keys = (change: object) => {
    const changed = { ...treatment, ...change }
    return Object.fromEntries(partsOf(changed).map((part) => [part, partKey('hash', part, changed)]))
  }
  const before = keys({})
  expect(Object.keys(before)).toEqual(['thumbnails', 'full', 'tall'])
  expect(new Set(Object.values(before)).size).toBe(3)
  expect(keys({ crops: ['full', 'tall', 'wide'] })).toMatchObject(before)
  expect(keys({ opens: ['tall'] })).toMatchObject({ thumbnails: before.thumbnails, full: before.full })
  expect(keys({ opens: ['tall'] }).tall).not.toBe(before.tall)
  expect(keys({ slots: ['hero'] })).toMatchObject({ full: before.full, tall: before.tall })
  expect(keys({ slots: ['hero'] }).thumbnails).not.toBe(before.thumbnails)
  for (const change of [{ blur: [{ x: 0, y: 0, width: 1, height: 1 }] }, { focus: { x: 0, y: 0 } }])
    for (const [part, key] of Object.entries(keys(change))) expect(key, part).not.toBe(before[part])
  expect(keys({ watermark: 'claire.example' })).toMatchObject({ thumbnails: before.thumbnails })
  expect(keys({ watermark: 'claire.example' }).full).not.toBe(before.full)
})

it('keeps of a photo what belongs to the part', async () => {
  const bytes = Buffer.from('bytes')
  const photo = {
    renditions: [rendition(bytes), { ...rendition(bytes), crop: 'tall' as const }],
    thumbnails: [thumbnail(bytes)],
    placeholder: 'red',
    inlined: { tall: 'data:image/avif;base64,AAAA' },
  }
  const [small, full, tall] = [takePart(photo, 'thumbnails'), takePart(photo, 'full'), takePart(photo, 'tall')]
  expect([small.renditions, small.thumbnails.length, small.inlined]).toEqual([[], 1, {}])
  expect([full.renditions.map(({ crop }) => crop), full.thumbnails, full.inlined]).toEqual([['full'], [], {}])
  expect([tall.renditions.map(({ crop }) => crop), tall.thumbnails, tall.inlined]).toEqual([['tall'], [], photo.inlined])
})
