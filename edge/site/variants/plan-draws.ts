import { sha256 } from '../../http/sha256.ts'
import type { Random } from './assign-variants.ts'

/** A test by its id -> draws for it. */
export type Draws = (experiment: string) => Random

/** Draws that follow from who the visitor is today. Pure. Each test has draws of its own, so that what one shows says nothing of another. */
export async function planDraws(visitorId: string, experiments: readonly string[]): Promise<Draws> {
  const digests = await Promise.all(experiments.map(async (id) => [id, await sha256(`${visitorId}\0${id}`)] as const))
  const draws = new Map(digests.map(([id, digest]) => [id, drawsOf(digest)]))
  return (experiment) => draws.get(experiment) ?? (() => 0)
}

/** The digest's numbers of 32 bits, one after the other, in [0, 1). */
function drawsOf(digest: Uint8Array): Random {
  const numbers = new DataView(digest.buffer, digest.byteOffset, digest.byteLength)
  let at = 0
  return () => {
    const number = numbers.getUint32(at)
    at = (at + 4) % digest.byteLength
    return number / 2 ** 32
  }
}
