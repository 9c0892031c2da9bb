import { byteAt, le32, lettersAt, lettersOf, u16le, u24le, u32le } from '../../../../tenants/contract/bytes.ts'
import type { CleanState } from '../../../../tenants/contract/clean-state.ts'
import type { Cleaned, Piece } from './clean-piece.ts'
import { readOrientation, writeOrientation } from './orientation.ts'
import { type Here, passOn } from './pass-on.ts'
import { checkPixels, NoPhoto } from './photo-problem.ts'

// WebP: a RIFF file of chunks. https://developers.google.com/speed/webp/docs/riff_container

const HEAD_BYTES = 12
const CHUNK_HEAD_BYTES = 8
const PICTURE = new Set(['VP8 ', 'VP8L', 'ALPH', 'ICCP'])
const FLAGS_AT = HEAD_BYTES + CHUNK_HEAD_BYTES
const EXIF_FLAG = 0x08
const XMP_FLAG = 0x04
const MOVING_FLAG = 0x02
const EXIF_BYTES_MAX = 64 * 1024
/** What of a chunk says how large the picture is. */
const SIZE_BYTES = 10

export function cleanWebp(state: CleanState, { bytes, offset }: Piece): Cleaned {
  const kept: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    if (state.end !== undefined && state.left === 0 && offset + at >= state.end) state.phase = 'after'
    const next = state.left > 0 ? passOn(state, { bytes, at, kept }) : passHead(state, { bytes, at, kept })
    if (next === undefined) break
    at = next
  }
  if (state.end !== undefined && state.left === 0 && offset + at >= state.end) state.phase = 'after'
  return { bytes: kept, consumed: at, state }
}

function passHead(state: CleanState, { bytes, at, kept }: Here): number | undefined {
  if (state.phase === 'after') return bytes.length
  if (state.phase === 'start') {
    kept.push(bytes.slice(0, HEAD_BYTES))
    state.phase = 'skip'
    state.end = 8 + u32le(bytes, 4)
    return HEAD_BYTES
  }
  if (bytes.length < at + CHUNK_HEAD_BYTES) return undefined
  const name = lettersAt(bytes, at)
  const length = u32le(bytes, at + 4)
  // Chunks are even.
  const whole = CHUNK_HEAD_BYTES + length + (length % 2)
  if (name === 'VP8X' || (name === 'EXIF' && length <= EXIF_BYTES_MAX)) {
    if (bytes.length < at + whole) return undefined
    kept.push(...(name === 'VP8X' ? extended(state, bytes.slice(at, at + whole)) : turned(state, bytes.subarray(at + 8, at + 8 + length))))
    return at + whole
  }
  if (name === 'VP8 ' || name === 'VP8L') {
    if (bytes.length < at + CHUNK_HEAD_BYTES + SIZE_BYTES) return undefined
    readSize(state, name, bytes.subarray(at + CHUNK_HEAD_BYTES))
  }
  state.phase = PICTURE.has(name) ? 'keep' : 'skip'
  state.left = whole
  return at
}

function extended(state: CleanState, chunk: Uint8Array): Uint8Array[] {
  if (chunk.length !== CHUNK_HEAD_BYTES + SIZE_BYTES) throw new NoPhoto('unreadable')
  if (byteAt(chunk, 8) & MOVING_FLAG) throw new NoPhoto('moving')
  chunk[8] = byteAt(chunk, 8) & ~(EXIF_FLAG | XMP_FLAG)
  setSize(state, u24le(chunk, 12) + 1, u24le(chunk, 15) + 1)
  return [chunk]
}

function readSize(state: CleanState, name: 'VP8 ' | 'VP8L', data: Uint8Array): void {
  if (name === 'VP8 ') setSize(state, u16le(data, 6) & 0x3f_ff, u16le(data, 8) & 0x3f_ff)
  else setSize(state, (u16le(data, 1) & 0x3f_ff) + 1, ((u24le(data, 2) >> 6) & 0x3f_ff) + 1)
}

function setSize(state: CleanState, width: number, height: number): void {
  checkPixels(width, height)
  if (state.width === 0) [state.width, state.height] = [width, height]
}

function turned(state: CleanState, exif: Uint8Array): Uint8Array[] {
  const orientation = state.orientation === undefined ? readOrientation(exif) : undefined
  if (orientation === undefined) return []
  state.orientation = orientation
  const tiff = writeOrientation(orientation)
  return [lettersOf('EXIF'), le32(tiff.length), tiff]
}

/** Says how long it is now, and whether it says which side is up. */
export function sealWebp(state: CleanState, whole: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const sealed = whole.slice()
  sealed.set(le32(sealed.length - 8), 4)
  if (state.orientation !== undefined && lettersAt(sealed, HEAD_BYTES) === 'VP8X') sealed[FLAGS_AT] = byteAt(sealed, FLAGS_AT) | EXIF_FLAG
  return sealed
}
