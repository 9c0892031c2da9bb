import { byteAt, lettersAt, lettersOf, u16, u32 } from '../../../../tenants/contract/bytes.ts'
import type { CleanState } from '../../../../tenants/contract/clean-state.ts'
import { type Located, readLocations } from './item-locations.ts'
import { checkPixels, NoPhoto } from './photo-problem.ts'

// The `meta` box of an AVIF: which items there are, what they are, and where in the file they lie. ISO/IEC 14496-12, 8.11.

const NEEDED = new Set(['hdlr', 'pitm', 'iloc', 'iinf', 'iref', 'iprp', 'idat', 'grpl'])
/** Items that are the picture: coded, or made of coded ones. */
const PICTURE = new Set(['av01', 'grid', 'iden', 'iovl', 'tmap'])

interface Box {
  name: string
  from: number
  /** Where what is in it begins. */
  body: number
  to: number
}

/** The same box with what is not the picture zeroed; notes in `state` where the picture lies and how large it is. */
export function cleanMeta(state: CleanState, meta: Uint8Array, head: number): Uint8Array {
  const boxes = boxesIn(meta, head + 4, meta.length)
  const find = (name: string) => boxes.find((box) => box.name === name)
  const [iinf, iloc, iprp, idat, hdlr] = [find('iinf'), find('iloc'), find('iprp'), find('idat'), find('hdlr')]
  if (!iinf || !iloc || !iprp) throw new NoPhoto('unreadable')
  const pictures = cleanItems(meta, iinf)
  for (const id of thumbnails(meta, find('iref'))) pictures.delete(id)
  const located = readLocations(meta.subarray(iloc.body, iloc.to)).filter(({ id }) => pictures.has(id))
  state.keep = located.filter(({ isInside }) => !isInside).map(({ from, to }) => [from, to])
  if (idat) zeroBut(meta, idat, located)
  readSize(state, meta, iprp)
  // A name of whoever has made the file.
  if (hdlr) meta.fill(0, Math.min(hdlr.to, hdlr.body + 24), hdlr.to)
  for (const box of boxes.filter(({ name }) => !NEEDED.has(name))) free(meta, box)
  return meta
}

function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to; ) {
    const length = u32(bytes, at)
    if (length < 8 || at + length > to) throw new NoPhoto('unreadable')
    boxes.push({ name: lettersAt(bytes, at + 4), from: at, body: at + 8, to: at + length })
    at += length
  }
  return boxes
}

function free(meta: Uint8Array, { from, body, to }: Box): void {
  meta.set(lettersOf('free'), from + 4)
  meta.fill(0, body, to)
}

/** The ids of what is picture. Names go, and whatever is no picture is of no kind that anybody reads. */
function cleanItems(meta: Uint8Array, iinf: Box): Set<number> {
  const pictures = new Set<number>()
  const entries = boxesIn(meta, iinf.body + (byteAt(meta, iinf.body) === 0 ? 6 : 8), iinf.to)
  for (const { name, body, to } of entries) {
    const version = byteAt(meta, body)
    if (name !== 'infe' || version < 2) throw new NoPhoto('unreadable')
    const id = version === 2 ? u16(meta, body + 4) : u32(meta, body + 4)
    const typeAt = body + (version === 2 ? 8 : 10)
    if (PICTURE.has(lettersAt(meta, typeAt))) pictures.add(id)
    else meta.set(lettersOf('free'), typeAt)
    meta.fill(0, Math.min(to, typeAt + 4), to)
  }
  return pictures
}

/** Items that are a small copy of another, which may show what has been cut off from that. */
function thumbnails(meta: Uint8Array, iref: Box | undefined): number[] {
  if (!iref) return []
  const isLong = byteAt(meta, iref.body) > 0
  return boxesIn(meta, iref.body + 4, iref.to)
    .filter(({ name }) => name === 'thmb')
    .map(({ body }) => (isLong ? u32(meta, body) : u16(meta, body)))
}

/** Data that lies in the box itself. */
function zeroBut(meta: Uint8Array, idat: Box, located: readonly Located[]): void {
  const before = meta.slice(idat.body, idat.to)
  meta.fill(0, idat.body, idat.to)
  for (const { from, to } of located.filter(({ isInside }) => isInside)) meta.set(before.subarray(from, to), idat.body + from)
}

/** Properties keep their places, since items name them by their number: what a person has written becomes a free one. */
function readSize(state: CleanState, meta: Uint8Array, iprp: Box): void {
  const container = boxesIn(meta, iprp.body, iprp.to).find(({ name }) => name === 'ipco')
  if (!container) throw new NoPhoto('unreadable')
  for (const box of boxesIn(meta, container.body, container.to)) {
    if (['udes', 'uuid', 'altt', 'crtt', 'mdft'].includes(box.name)) free(meta, box)
    if (box.name !== 'ispe') continue
    const [width, height] = [u32(meta, box.body + 4), u32(meta, box.body + 8)]
    checkPixels(width, height)
    if (width * height > state.width * state.height) [state.width, state.height] = [width, height]
  }
}
