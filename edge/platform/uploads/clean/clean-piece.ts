import type { CleanState } from '../../../../tenants/contract/clean-state.ts'
import { KIND_BYTES, kindOf } from '../../../../tenants/contract/photo-kind.ts'
import { PHOTO_EDGE_PX_MIN } from '../../../../tenants/contract/upload-limits.ts'
import { cleanAvif } from './clean-avif.ts'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { cleanWebp, sealWebp } from './clean-webp.ts'
import { NoPhoto } from './photo-problem.ts'

export interface Piece {
  bytes: Uint8Array
  /** Where in the file it begins. */
  offset: number
  /** It is the file's last. */
  isLast: boolean
}

export interface Cleaned {
  /** What of it may be kept. */
  bytes: Uint8Array[]
  /** How many bytes of the piece are done with: the next piece begins there. */
  consumed: number
  state: CleanState
}

const CLEANERS = { jpeg: cleanJpeg, png: cleanPng, webp: cleanWebp, avif: cleanAvif }

/**
 * One piece of a photo, without anything that is not the picture: pixels, colour profile and which side is up stay, whatever else a camera or a program has
 * written goes before it is kept anywhere. Works by a list of what is kept, so that what nobody has heard of goes, too. The cut between two pieces does not
 * matter. Throws NoPhoto. Pure.
 */
export function cleanPiece(before: CleanState | undefined, piece: Piece): Cleaned {
  const state = before ?? begin(piece)
  const cleaned = CLEANERS[state.kind]({ ...state }, piece)
  // A block that is longer than a piece and has to be seen whole is in no photo of a camera's.
  if (cleaned.consumed === 0 && piece.bytes.length > 0) throw new NoPhoto(piece.isLast ? 'cut_off' : 'unreadable')
  if (piece.isLast && (cleaned.state.phase !== 'after' || cleaned.consumed < piece.bytes.length)) throw new NoPhoto('cut_off')
  return cleaned
}

function begin({ bytes, isLast }: Piece): CleanState {
  if (bytes.length < KIND_BYTES) throw new NoPhoto(isLast ? 'no_photo' : 'unreadable')
  const kind = kindOf(bytes)
  if (kind === undefined) throw new NoPhoto('no_photo')
  if (kind === 'heic' || kind === 'moving') throw new NoPhoto(kind)
  return { kind, phase: 'start', left: 0, width: 0, height: 0 }
}

/** All cleaned pieces together -> the photo. Some kinds say at their beginning how long they are. Throws NoPhoto. */
export function finishPhoto(state: CleanState, whole: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (state.phase !== 'after') throw new NoPhoto('cut_off')
  if (state.width === 0) throw new NoPhoto('unreadable')
  if (Math.max(state.width, state.height) < PHOTO_EDGE_PX_MIN) throw new NoPhoto('too_few_pixels')
  return state.kind === 'webp' ? sealWebp(state, whole) : whole
}
