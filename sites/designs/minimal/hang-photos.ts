import type { SitePhoto } from '../../context.ts'

// How photos hang on the grid: each in its own shape, widths unequal, the white between them on purpose. In reading order. Pure.

export type Shape = 'tall' | 'square' | 'broad' | 'long'
type Shaped = Pick<SitePhoto, 'crops'>

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
const COLUMNS = 12

type Rhythm = readonly (readonly Size[])[]
/** Rows of the wall, over and over: a pair, its mirror image, one alone, three. */
const RHYTHM: Rhythm = [['large', 'small'], ['small', 'large'], ['large'], ['small', 'small', 'small']]
/** Of more photos than a few, closer: nobody walks for a mile. */
const FEW = 12
const CLOSE: Rhythm = [
  ['small', 'small', 'small'],
  ['large', 'small'],
  ['small', 'small', 'small'],
  ['small', 'large'],
]
/** Where one alone begins: below the matter of other pages, then at the edge. */
const ALONE = [4, 1] as const

/** The rows of a gallery. */
export function hangGallery<P extends Shaped>(photos: readonly P[]): Hung<P>[][] {
  const rhythm = photos.length > FEW ? CLOSE : RHYTHM
  const rows: Hung<P>[][] = []
  let beat = 0
  let lone = 0
  for (let at = 0; at < photos.length; ) {
    const sizes = rhythm[beat % rhythm.length] ?? ['large']
    const row = fitting(photos.slice(at, at + sizes.length), sizes)
    const [first] = row
    if (row.length === 1 && first) rows.push([{ ...first, start: ALONE[lone++ % ALONE.length] ?? 1, span: SPANS.large[first.shape] }])
    else rows.push(spread(row))
    at += row.length
    // A long one alone is a pause: the rhythm goes on after it.
    if (row.length > 1 || first?.shape !== 'long') beat++
  }
  return rows
}

/** The few of the home page, on nine columns. */
export function hangLine<P extends Shaped>(photos: readonly P[]): Hung<P>[] {
  let start = 1
  const narrow = photos.every((photo) => shapeOf(photo) === 'tall') ? 3 : 2
  return photos.map((photo, index) => {
    const shape = shapeOf(photo)
    const span = shape === 'tall' ? narrow : Math.min(index === 0 ? 4 : 3, 10 - start)
    const hung = { photo, shape, start, span }
    start += span
    return hung
  })
}

export function shapeOf({ crops }: Shaped): Shape {
  const { width, height } = crops.full ?? { width: 4, height: 5 }
  const ratio = width / height
  if (ratio < 0.9) return 'tall'
  if (ratio < 1.15) return 'square'
  return ratio < 1.75 ? 'broad' : 'long'
}

/** As many of them as one row holds; a long photo that is large is alone. */
function fitting<P extends Shaped>(photos: readonly P[], sizes: readonly Size[]): Hung<P>[] {
  const row: Hung<P>[] = []
  let free = COLUMNS
  for (const [index, photo] of photos.entries()) {
    const shape = shapeOf(photo)
    const size = sizes[index] ?? 'small'
    const span = SPANS[size][shape]
    if (row.length > 0 && (span > free || (shape === 'long' && size === 'large'))) break
    row.push({ photo, shape, start: 1, span })
    free -= span
    if (shape === 'long' && size === 'large') break
  }
  return row
}

/** The first at the left edge, the last at the right one, what stands between in the middle of what is left. */
function spread<P>(row: readonly Hung<P>[]): Hung<P>[] {
  const white = COLUMNS - row.reduce((sum, { span }) => sum + span, 0)
  let column = 1
  return row.map((each, index) => {
    const start = column + (index === row.length - 1 ? white : index === 0 ? 0 : Math.floor(white / 2))
    column += each.span
    return { ...each, start }
  })
}
