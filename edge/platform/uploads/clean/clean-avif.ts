import { lettersAt, lettersOf, u32 } from '../../../../tenants/contract/bytes.ts'
import type { CleanState } from '../../../../tenants/contract/clean-state.ts'
import { cleanMeta } from './clean-meta.ts'
import type { Cleaned, Piece } from './clean-piece.ts'
import { NoPhoto } from './photo-problem.ts'

// AVIF: boxes of a length and four letters (ISO/IEC 14496-12). Offsets in it are counted from the file's beginning, so that nothing is taken out: what is not
// the picture becomes zeros, and a box that no decoder needs becomes `free`.

const HEAD_BYTES = 8
const LARGE_HEAD_BYTES = 16

export function cleanAvif(state: CleanState, { bytes, offset, isLast }: Piece): Cleaned {
  const kept: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    const here = { bytes, at, kept, offset, isLast }
    const next = state.left > 0 ? passOn(state, here) : passHead(state, here)
    if (next === undefined) break
    at = next
  }
  // Where a box ends the file may end.
  if (isLast && at === bytes.length && state.left === 0 && state.phase === 'media') state.phase = 'after'
  return { bytes: kept, consumed: at, state }
}

interface Here {
  bytes: Uint8Array
  at: number
  kept: Uint8Array[]
  offset: number
  isLast: boolean
}

/** Zeros but for what is picture. */
function passOn(state: CleanState, { bytes, at, kept, offset }: Here): number {
  const end = Math.min(bytes.length, at + state.left)
  const out = new Uint8Array(end - at)
  for (const [from, to] of state.keep ?? []) {
    const [first, last] = [Math.max(from - offset, at), Math.min(to - offset, end)]
    if (first < last) out.set(bytes.subarray(first, last), first - at)
  }
  kept.push(out)
  state.left -= end - at
  return end
}

function passHead(state: CleanState, { bytes, at, kept }: Here): number | undefined {
  if (bytes.length < at + LARGE_HEAD_BYTES && bytes.length - at < u32(bytes, at)) return undefined
  const name = lettersAt(bytes, at + 4)
  const short = u32(bytes, at)
  const head = short === 1 ? LARGE_HEAD_BYTES : HEAD_BYTES
  // A box that goes to the end of the file, or one of more than 4 GB: no photo of a phone or a camera has either.
  if (short === 0 || (short === 1 && u32(bytes, at + 8) !== 0)) throw new NoPhoto('unreadable')
  const length = short === 1 ? u32(bytes, at + 12) : short
  if (length < head) throw new NoPhoto('unreadable')
  if (name === 'ftyp' || (name === 'meta' && state.keep === undefined)) {
    if (bytes.length < at + length) return undefined
    const box = bytes.slice(at, at + length)
    kept.push(name === 'meta' ? cleanMeta(state, box, head) : box)
    return at + length
  }
  const isMedia = name === 'mdat'
  // Before it is known what of it is picture.
  if (isMedia && state.keep === undefined) throw new NoPhoto('unreadable')
  const ahead = bytes.slice(at, at + head)
  if (!isMedia) ahead.set(lettersOf('free'), 4)
  kept.push(ahead)
  state.phase = state.phase === 'media' || isMedia ? 'media' : 'boxes'
  state.left = length - head
  return at + head
}
