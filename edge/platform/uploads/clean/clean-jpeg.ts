import { byteAt, lettersAt, u16 } from '../../../../tenants/contract/bytes.ts'
import type { CleanState } from '../../../../tenants/contract/clean-state.ts'
import type { Cleaned, Piece } from './clean-piece.ts'
import { EXIF_LETTERS, readOrientation, writeOrientation } from './orientation.ts'
import type { Here } from './pass-on.ts'
import { checkPixels, NoPhoto } from './photo-problem.ts'

// JPEG: segments between markers, and runs of entropy-coded data after a start of scan. ITU-T T.81, annex B.

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
/** Tables and frame headers: what a decoder needs. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const isTable = (marker: number): boolean => [0xc4, 0xcc, 0xdb, 0xdc, 0xdd].includes(marker)
/** Stand alone, without a length. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7

export function cleanJpeg(state: CleanState, { bytes, isLast }: Piece): Cleaned {
  const kept: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    const next = state.phase === 'scan' ? passScan(state, { bytes, at, isLast, kept }) : passMarker(state, { bytes, at, kept })
    if (next === undefined) break
    at = next
  }
  return { bytes: kept, consumed: at, state }
}

/** Undefined: more bytes are needed. */
function passMarker(state: CleanState, { bytes, at, kept }: Here): number | undefined {
  // Whatever stands after the end of the picture: a second picture, a film, a maker's own.
  if (state.phase === 'after') return bytes.length
  if (bytes.length < at + 2) return undefined
  if (byteAt(bytes, at) !== 0xff) throw new NoPhoto('unreadable')
  const marker = byteAt(bytes, at + 1)
  if (marker === 0xff) return at + 1
  if (marker === 0) throw new NoPhoto('unreadable')
  if (marker === SOI && state.phase === 'start') {
    kept.push(bytes.subarray(at, at + 2))
    state.phase = 'markers'
    return at + 2
  }
  if (marker === EOI) {
    kept.push(bytes.subarray(at, at + 2))
    state.phase = 'after'
    return at + 2
  }
  if (isBare(marker)) return at + 2
  return passSegment(state, { bytes, at, kept })
}

function passSegment(state: CleanState, { bytes, at, kept }: Here): number | undefined {
  if (bytes.length < at + 4) return undefined
  const length = u16(bytes, at + 2)
  if (length < 2) throw new NoPhoto('unreadable')
  const end = at + 2 + length
  if (bytes.length < end) return undefined
  const marker = byteAt(bytes, at + 1)
  const whole = bytes.subarray(at, end)
  if (isFrame(marker)) {
    ;[state.height, state.width] = [u16(bytes, at + 5), u16(bytes, at + 7)]
    checkPixels(state.width, state.height)
  }
  if (isFrame(marker) || isTable(marker) || marker === SOS) kept.push(whole)
  else kept.push(...cleanApplication(state, marker, whole))
  if (marker === SOS) state.phase = 'scan'
  return end
}

/** What programs write of themselves. Three of them say how the numbers become colours, and one which side is up. */
function cleanApplication(state: CleanState, marker: number, whole: Uint8Array): Uint8Array[] {
  const name = lettersAt(whole, 4, 12)
  // Without the thumbnail that may follow these sixteen bytes.
  if (marker === 0xe0 && name.startsWith('JFIF\0') && whole.length >= 18)
    return [Uint8Array.of(0xff, 0xe0, 0, 16, ...whole.subarray(4, 16), 0, 0)]
  if (marker === 0xe2 && name === 'ICC_PROFILE\0') return [whole]
  if (marker === 0xee && name.startsWith('Adobe') && whole.length >= 16) return [Uint8Array.of(0xff, 0xee, 0, 14, ...whole.subarray(4, 16))]
  if (marker !== 0xe1 || !name.startsWith('Exif\0') || state.orientation !== undefined) return []
  const orientation = readOrientation(whole.subarray(4))
  if (orientation === undefined) return []
  state.orientation = orientation
  const tiff = writeOrientation(orientation)
  return [Uint8Array.of(0xff, 0xe1, 0, 2 + EXIF_LETTERS.length + tiff.length, ...EXIF_LETTERS, ...tiff)]
}

/** Up to the next marker that is no part of the scan. */
function passScan(state: CleanState, { bytes, at, isLast, kept }: Here & { isLast: boolean }): number | undefined {
  let end = at
  for (;;) {
    end = bytes.indexOf(0xff, end)
    // The last byte may be the first of a marker.
    if (end === -1) end = bytes.length
    else if (end === bytes.length - 1 && !isLast) break
    else if (end < bytes.length) {
      const marker = byteAt(bytes, end + 1)
      if (marker === 0 || marker === 0xff || isRestart(marker)) {
        end += marker === 0xff ? 1 : 2
        continue
      }
      state.phase = 'markers'
    }
    break
  }
  kept.push(bytes.subarray(at, end))
  return end === at && state.phase === 'scan' ? undefined : end
}
