import type { CleanState } from '../../../../tenants/contract/clean-state.ts'

/** Where a cleaner is in a piece, and what it has kept of it. */
export interface Here {
  bytes: Uint8Array
  at: number
  kept: Uint8Array[]
}

/** More of a chunk that is kept, or is not. Returns where it ends, or the piece does. */
export function passOn(state: CleanState, { bytes, at, kept }: Here): number {
  const end = Math.min(bytes.length, at + state.left)
  if (state.phase === 'keep') kept.push(bytes.subarray(at, end))
  state.left -= end - at
  return end
}
