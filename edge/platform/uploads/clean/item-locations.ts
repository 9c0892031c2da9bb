import { byteAt, u16, u32 } from '../../../../tenants/contract/bytes.ts'
import { NoPhoto } from './photo-problem.ts'

/** Where a part of an item lies. */
export interface Located {
  id: number
  from: number
  to: number
  /** Counted from the beginning of the data in `meta` itself, not of the file. */
  isInside: boolean
}

/** More parts of more items than any photo has. */
const PARTS_MAX = 4096

/** What a box `iloc` says (ISO/IEC 14496-12, 8.11.3), without its head. Throws NoPhoto. Pure. */
export function readLocations(iloc: Uint8Array): Located[] {
  const version = byteAt(iloc, 0)
  const [offsetSize, lengthSize] = halves(byteAt(iloc, 4))
  const [baseSize, indexSize] = halves(byteAt(iloc, 5))
  let at = 6
  const take = (size: number): number => {
    if (at + size > iloc.length || ![0, 2, 4, 8].includes(size)) throw new NoPhoto('unreadable')
    // What lies beyond 4 GB is in no photo.
    const value = size === 0 ? 0 : size === 2 ? u16(iloc, at) : u32(iloc, at + size - 4)
    if (size === 8 && u32(iloc, at) !== 0) throw new NoPhoto('unreadable')
    at += size
    return value
  }
  const located: Located[] = []
  const items = take(version < 2 ? 2 : 4)
  for (let item = 0; item < items; item++) {
    const id = take(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : take(2) & 0x0f
    take(2)
    const base = take(baseSize)
    const parts = take(2)
    for (let part = 0; part < parts; part++) {
      if (version > 0) take(indexSize)
      const from = base + take(offsetSize)
      const length = take(lengthSize)
      if (method > 1 || length === 0 || located.length >= PARTS_MAX) throw new NoPhoto('unreadable')
      located.push({ id, from, to: from + length, isInside: method === 1 })
    }
  }
  return located
}

const halves = (byte: number): [number, number] => [byte >> 4, byte & 0x0f]
