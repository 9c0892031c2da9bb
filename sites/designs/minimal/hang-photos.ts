import type { SitePhoto } from '../../context.ts'

// How photos hang on the grid: each in its own shape, widths unequal, the white between them on purpose. In reading order. Pure.

export type Shape = 'tall' | 'square' | 'broad' | 'long'

/** A photo and the columns that it takes, from 1. */
export interface Hung<P> {
  photo: P
  shape: Shape
  start: number
  span: number
}

type Size = 'large' | 'small'
/** On twelve columns. A photo never stands as high as its neighbour but for a little: that would look like a mistake. */
const SPANS: Record<Size, Record<Shape, number>> = {
  large: { tall: 5, square: 6, broad: 7, long: 9 },
  small: { tall: 3, square: 3, broad: 4, long: 6 },
}
/** Rows of the wall, over and over: a pair, its mirror image, one alone, three. */
const RHYTHM: readonly (readonly Size[])[] = [['large', 'small'], ['small', 'large'], ['large'], ['small', 'small', 'small']]
const COLUMNS = 12
/** Where one alone begins: below the matter of other pages, then at the edge. */
const ALONE = [4, 1]

/** The rows of a gallery. */
export function hangGallery<P extends Pick<SitePhoto, 'crops'>>(photos: readonly P[]): Hung<P>[][] {
  const rows: Hung<P>[][] = []
  let beat = 0
  let lone = 0
  for (let at = 0; at < photos.length; ) {
    const sizes = RHYTHM[beat % RHYTHM.length] ?? ['large']
    const next = photos.slice(at, at + sizes.length)
    // A long photo, and the last of all, hang alone.
    const long = next.findIndex((photo) => shapeOf(photo) === 'long')
    const group = next.slice(0, long < 0 ? next.length : Math.max(1, long))
    rows.push(group.length > 1 ? spread(group, sizes) : group.map((photo) => alone(photo, ALONE[lone++ % ALONE.length] ?? 1)))
    at += group.length
    // A long one is a pause: the rhythm goes on after it.
    if (long !== 0) beat++
  }
  return rows
}

/** The few of the home page, on nine columns. */
export function hangLine<P extends Pick<SitePhoto, 'crops'>>(photos: readonly P[]): Hung<P>[] {
  let start = 1
  return photos.map((photo, index) => {
    const shape = shapeOf(photo)
    const span = shape === 'tall' ? 2 : index === 0 ? 4 : 3
    const hung = { photo, shape, start, span }
    start += span
    return hung
  })
}

export function shapeOf({ crops }: Pick<SitePhoto, 'crops'>): Shape {
  const { width, height } = crops.full ?? { width: 4, height: 5 }
  const ratio = width / height
  if (ratio < 0.9) return 'tall'
  if (ratio < 1.15) return 'square'
  return ratio < 1.75 ? 'broad' : 'long'
}

/** The first at the left edge, the last at the right one, what stands between in the middle of what is left. */
function spread<P extends Pick<SitePhoto, 'crops'>>(group: readonly P[], sizes: readonly Size[]): Hung<P>[] {
  const hung = group.map((photo, index) => {
    const shape = shapeOf(photo)
    return { photo, shape, start: 1, span: SPANS[sizes[index] ?? 'small'][shape] }
  })
  const white = COLUMNS - hung.reduce((sum, { span }) => sum + span, 0)
  let column = 1
  return hung.map((each, index) => {
    const start = column + (index === hung.length - 1 ? white : index === 0 ? 0 : Math.floor(white / 2))
    column += each.span
    return { ...each, start }
  })
}

function alone<P extends Pick<SitePhoto, 'crops'>>(photo: P, start: number): Hung<P> {
  const shape = shapeOf(photo)
  return { photo, shape, start, span: SPANS.large[shape] }
}
