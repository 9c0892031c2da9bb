import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { loadPhotoRecord, writePhotoRecord } from './photo-cache.ts'

const image = () => sharp({ create: { width: 8, height: 8, channels: 3, background: '#e03030' } })
/** What an encoder would hand over that forgot to leave the camera's words behind. */
const talkative = () => image().withExif({ IFD0: { Artist: 'Somebody' } })
const thumbnail = (bytes: Buffer) => ({ format: 'jpeg' as const, width: 8, height: 8, bytes })
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
