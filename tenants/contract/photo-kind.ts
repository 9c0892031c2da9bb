import { lettersAt, u16, u32 } from './bytes.ts'
import type { PhotoKind } from './clean-state.ts'

/** So many bytes tell what a file is. */
export const KIND_BYTES = 32

/** What a file is by its first bytes, whatever it is called. Undefined: nothing that is taken. Pure. */
export function kindOf(bytes: Uint8Array): PhotoKind | 'heic' | 'moving' | undefined {
  if (u16(bytes, 0) === 0xff_d8 && bytes[2] === 0xff) return 'jpeg'
  if (u32(bytes, 0) === 0x89_50_4e_47 && u32(bytes, 4) === 0x0d_0a_1a_0a) return 'png'
  if (lettersAt(bytes, 0) === 'RIFF' && lettersAt(bytes, 8) === 'WEBP') return 'webp'
  if (lettersAt(bytes, 0, 3) === 'GIF') return 'moving'
  return lettersAt(bytes, 4) === 'ftyp' ? kindOfBrands(bytes) : undefined
}

const HEIC = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])
const FILMS = new Set(['avis', 'qt  ', 'isom', 'mp41', 'mp42', 'M4V '])

/** The major brand and those that a file is compatible with: https://aomediacodec.github.io/av1-avif/#brands */
function kindOfBrands(bytes: Uint8Array): PhotoKind | 'heic' | 'moving' | undefined {
  const end = Math.min(u32(bytes, 0), bytes.length)
  const brands = [lettersAt(bytes, 8)]
  for (let at = 16; at + 4 <= end; at += 4) brands.push(lettersAt(bytes, at))
  if (brands[0] === 'avis') return 'moving'
  if (brands.includes('avif')) return 'avif'
  if (brands.some((brand) => HEIC.has(brand))) return 'heic'
  return brands.some((brand) => FILMS.has(brand)) ? 'moving' : undefined
}
