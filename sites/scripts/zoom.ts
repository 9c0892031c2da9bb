// How a photo lies in its frame while fingers move it. Pure; lengths in px, points from the centre of the frame.

export interface Point {
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

export interface View extends Point {
  /** 1: the whole photo fits into the frame. */
  scale: number
}

export const FITTED: View = { scale: 1, x: 0, y: 0 }
const SCALE_MAX = 4

/** What lies under the point stays under it. */
export function zoomAt(view: View, point: Point, factor: number): View {
  const scale = Math.min(SCALE_MAX, Math.max(1, view.scale * factor))
  const grown = scale / view.scale
  return { scale, x: point.x - (point.x - view.x) * grown, y: point.y - (point.y - view.y) * grown }
}

export const moveBy = (view: View, by: Point): View => ({ ...view, x: view.x + by.x, y: view.y + by.y })

/** No edge of the photo is drawn into the frame; where the photo is smaller than the frame it stays in the middle. */
export function keepInside({ scale, x, y }: View, { photo, frame }: { photo: Size; frame: Size }): View {
  const inside = (at: number, length: number, room: number) => {
    const spare = Math.max(0, (length * scale - room) / 2)
    return Math.max(-spare, Math.min(spare, at))
  }
  return { scale, x: inside(x, photo.width, frame.width), y: inside(y, photo.height, frame.height) }
}

const TURN_SHARE = 0.2
const FLICK_PX = 24
const FLICK_PX_PER_MS = 0.35

/** Where a finger that moved so far in so many milliseconds turns to: the next photo, the one before, or neither. */
export function turnOf(moved: Point, { ms, width }: { ms: number; width: number }): 1 | -1 | 0 {
  const far = Math.abs(moved.x)
  if (far <= Math.abs(moved.y)) return 0
  const isFlick = far > FLICK_PX && far / ms > FLICK_PX_PER_MS
  return far > width * TURN_SHARE || isFlick ? (moved.x < 0 ? 1 : -1) : 0
}
