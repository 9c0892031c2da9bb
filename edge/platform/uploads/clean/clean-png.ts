import { be32, byteAt, joinBytes, lettersAt, lettersOf, u32 } from '../../../../tenants/contract/bytes.ts'
import type { CleanState } from '../../../../tenants/contract/clean-state.ts'
import type { Cleaned, Piece } from './clean-piece.ts'
import { readOrientation, writeOrientation } from './orientation.ts'
import { type Here, passOn } from './pass-on.ts'
import { checkPixels, NoPhoto } from './photo-problem.ts'

// PNG: chunks of a length, four letters, data and a checksum. https://www.w3.org/TR/png-3/#5DataRep

const SIGNATURE_BYTES = 8
/** Length, letters and checksum. */
const AROUND = 12
const PICTURE = new Set(['PLTE', 'IDAT', 'tRNS'])
/** What the numbers mean as colours. */
const COLOURS = new Set(['gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'cICP', 'mDCV', 'cLLI'])
const EXIF_BYTES_MAX = 64 * 1024

export function cleanPng(state: CleanState, { bytes }: Piece): Cleaned {
  const kept: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    const next = state.left > 0 ? passOn(state, { bytes, at, kept }) : passHead(state, { bytes, at, kept })
    if (next === undefined) break
    at = next
  }
  return { bytes: kept, consumed: at, state }
}

function passHead(state: CleanState, { bytes, at, kept }: Here): number | undefined {
  if (state.phase === 'after') return bytes.length
  if (state.phase === 'start') {
    kept.push(bytes.subarray(0, SIGNATURE_BYTES))
    state.phase = 'skip'
    return SIGNATURE_BYTES
  }
  if (bytes.length < at + 8) return undefined
  const length = u32(bytes, at)
  const name = lettersAt(bytes, at + 4)
  if (state.width === 0 && name !== 'IHDR') throw new NoPhoto('unreadable')
  if (name === 'IHDR' || name === 'IEND' || (name === 'eXIf' && length <= EXIF_BYTES_MAX))
    return bytes.length < at + AROUND + length ? undefined : passWhole(state, { bytes: bytes.subarray(at, at + AROUND + length), at, kept })
  state.phase = PICTURE.has(name) || COLOURS.has(name) ? 'keep' : 'skip'
  state.left = AROUND + length
  return at
}

function passWhole(state: CleanState, { bytes, at, kept }: Here): number {
  const name = lettersAt(bytes, 4)
  if (name === 'IHDR') {
    ;[state.width, state.height] = [u32(bytes, 8), u32(bytes, 12)]
    checkPixels(state.width, state.height)
  }
  if (name === 'eXIf') kept.push(...turned(state, bytes.subarray(8, -4)))
  else kept.push(bytes)
  // A chunk of no length that says that it is the end.
  state.phase = name === 'IEND' ? 'after' : 'skip'
  return at + bytes.length
}

function turned(state: CleanState, exif: Uint8Array): Uint8Array[] {
  const orientation = state.orientation === undefined ? readOrientation(exif) : undefined
  if (orientation === undefined) return []
  state.orientation = orientation
  const tiff = writeOrientation(orientation)
  const checked = joinBytes([lettersOf('eXIf'), tiff])
  return [be32(tiff.length), checked, be32(crc32(checked))]
}

/** https://www.w3.org/TR/png-3/#D-CRCAppendix */
function crc32(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff
  for (let at = 0; at < bytes.length; at++) {
    crc ^= byteAt(bytes, at)
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xed_b8_83_20 : crc >>> 1
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0
}
