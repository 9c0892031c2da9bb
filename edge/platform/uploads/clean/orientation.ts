import { lettersAt, lettersOf, u16, u16le, u32, u32le } from '../../../../tenants/contract/bytes.ts'

// The one thing of EXIF that a picture needs: which side is up. It is read, and written anew into a block that has nothing else.

const TAG = 0x01_12
/** More tags than any camera writes in one directory. */
const TAGS_MAX = 200

/** 2 to 8 where the picture has to be turned or mirrored; undefined: it stands as it is. `exif`: with or without its six letters. Pure. */
export function readOrientation(exif: Uint8Array): number | undefined {
  const tiff = lettersAt(exif, 0, 4) === 'Exif' ? exif.subarray(6) : exif
  const order = lettersAt(tiff, 0, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const [two, four] = order === 'II' ? [u16le, u32le] : [u16, u32]
  const directory = four(tiff, 4)
  const tags = Math.min(two(tiff, directory), TAGS_MAX)
  for (let index = 0; index < tags; index++) {
    const at = directory + 2 + index * 12
    if (two(tiff, at) !== TAG) continue
    const value = two(tiff, at + 8)
    return value >= 2 && value <= 8 ? value : undefined
  }
  return undefined
}

/** A TIFF block that says it and nothing else. */
export const writeOrientation = (orientation: number): Uint8Array =>
  Uint8Array.of(...lettersOf('MM'), 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0)

export const EXIF_LETTERS = lettersOf('Exif\0\0')
