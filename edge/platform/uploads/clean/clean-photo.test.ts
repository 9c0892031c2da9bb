import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { PNG_TEXT, photoWithSecrets, SECRETS, withAfterwards } from '../../../../scripts/test-support/photo-with-secrets.ts'
import { joinBytes } from '../../../../tenants/contract/bytes.ts'
import type { CleanState } from '../../../../tenants/contract/clean-state.ts'
import { kindOf } from '../../../../tenants/contract/photo-kind.ts'
import { cleanPiece, finishPhoto } from './clean-piece.ts'
import { NoPhoto } from './photo-problem.ts'

const KINDS = ['jpeg', 'png', 'webp', 'avif'] as const
type Kind = (typeof KINDS)[number]

/** As an upload does it: what a piece was not done with is sent again with the next. */
function clean(file: Uint8Array, pieceBytes = file.length): Uint8Array<ArrayBuffer> {
  const out: Uint8Array[] = []
  let state: CleanState | undefined
  for (let offset = 0; offset < file.length; ) {
    const bytes = file.subarray(offset, offset + pieceBytes)
    const step = cleanPiece(state, { bytes, offset, isLast: offset + bytes.length === file.length })
    out.push(...step.bytes.map((each) => each.slice()))
    offset += step.consumed
    // As it is kept between two requests.
    state = JSON.parse(JSON.stringify(step.state)) as CleanState
  }
  if (!state) throw new Error('nothing')
  return finishPhoto(state, joinBytes(out))
}

const problemOf = (file: Uint8Array, pieceBytes?: number): string => {
  try {
    clean(file, pieceBytes)
    return 'taken'
  } catch (error) {
    if (error instanceof NoPhoto) return error.problem
    throw error
  }
}
const pixelsOf = (file: Uint8Array, { upright = true } = {}) => {
  const image = sharp(file, { failOn: 'warning' })
  return (upright ? image.autoOrient() : image).toColourspace('srgb').raw().toBuffer()
}
const leaks = (file: Uint8Array) => SECRETS.filter((secret) => Buffer.from(file).includes(secret))

describe('a photo with GPS, serial numbers, comments and a thumbnail', () => {
  it.each(KINDS)('has them as %s before', async (kind: Kind) => {
    const file = await photoWithSecrets(kind)
    expect(leaks(file).length).toBeGreaterThanOrEqual(3)
    expect((await sharp(file).metadata()).exif).toBeDefined()
  })

  it.each(KINDS)('has none of them as %s after, shows the same pixels the same way up, and keeps its colours', async (kind: Kind) => {
    const file = await photoWithSecrets(kind, { orientation: 6, isWide: true })
    const cleaned = clean(file)
    expect(leaks(cleaned)).toEqual([])
    const { exif, xmp, iptc, icc, orientation, comments } = await sharp(cleaned).metadata()
    expect([xmp, iptc, comments]).toEqual([undefined, undefined, undefined])
    expect(exif === undefined || exif.length <= 40).toBe(true)
    expect(icc?.equals((await sharp(file).metadata()).icc ?? Buffer.alloc(0))).toBe(true)
    if (kind !== 'avif') expect(orientation).toBe(6)
    expect((await pixelsOf(cleaned)).equals(await pixelsOf(file))).toBe(true)
  })

  it.each(KINDS)('is the same as %s wherever the connection was cut', async (kind: Kind) => {
    const file = await photoWithSecrets(kind, { orientation: 3 })
    const whole = clean(file)
    fc.assert(
      fc.property(fc.integer({ min: 6 * 1024, max: 40_000 }), (pieceBytes) => {
        expect(Buffer.from(clean(file, pieceBytes)).equals(whole)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  it.each(KINDS)('is known by its bytes as %s', async (kind: Kind) => {
    expect(kindOf(await photoWithSecrets(kind))).toBe(kind)
  })

  it.each(KINDS)('is told as cut off where the end of the %s is missing, and says nothing of what was hung on', async (kind: Kind) => {
    const file = await photoWithSecrets(kind)
    for (const share of [0.3, 0.6, 0.95]) expect(problemOf(file.subarray(0, Math.floor(file.length * share))), `${share}`).toBe('cut_off')
    const hung = withAfterwards(kind, file)
    expect(leaks(hung)).toContain(SECRETS.at(-1))
    expect(leaks(clean(hung))).toEqual([])
  })

  it('has no text chunk of a PNG left, and one that is long is not waited for', async () => {
    const file = await photoWithSecrets('png')
    expect(Buffer.from(file).includes(PNG_TEXT)).toBe(true)
    expect(Buffer.from(clean(file, 4096)).includes(PNG_TEXT)).toBe(false)
  })
})

describe('a file that is no photo', () => {
  it('is told by its bytes, whatever it is called', async () => {
    const begin = (text: string) => Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(200)])
    expect(problemOf(begin('<!doctype html><script>alert(1)</script>'))).toBe('no_photo')
    expect(problemOf(Buffer.from('short'))).toBe('no_photo')
    expect(problemOf(begin('\0\0\0\x18ftypheic\0\0\0\0mif1heic'))).toBe('heic')
    expect(problemOf(begin('\0\0\0\x18ftypmp42\0\0\0\0isommp42'))).toBe('moving')
    expect(problemOf(begin('GIF89a'))).toBe('moving')
    expect(problemOf(begin('\xff\xd8\xff\x00nothing'))).toBe('unreadable')
  })

  it('is a bomb of 200 megapixels, of which nothing is decoded', async () => {
    const bomb = Uint8Array.from(await photoWithSecrets('png'))
    bomb.set([0, 0, 0x4e, 0x20, 0, 0, 0x27, 0x10], 16)
    expect(problemOf(bomb)).toBe('too_many_pixels')
  })

  it('is too small to be seen on a page', async () => {
    const tiny = async (width: number) =>
      Uint8Array.from(
        await sharp({ create: { width, height: 1, channels: 3, background: '#764' } })
          .png()
          .toBuffer(),
      )
    expect([problemOf(await tiny(1)), problemOf(await tiny(99)), problemOf(await tiny(100))]).toEqual([
      'too_few_pixels',
      'too_few_pixels',
      'taken',
    ])
  })

  it('throws nothing but that, whatever its bytes are', async () => {
    const files = await Promise.all(KINDS.map((kind) => photoWithSecrets(kind)))
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(20_000), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 }),
        (file, changes) => {
          const broken = Uint8Array.from(file)
          for (const [at, value] of changes) broken[at % broken.length] = value
          problemOf(broken, 16 * 1024)
        },
      ),
      { numRuns: 300 },
    )
  })
})
