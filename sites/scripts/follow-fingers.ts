import { FITTED, keepInside, moveBy, type Point, turnOf, type View, zoomAt } from './zoom.ts'

// Fingers and mouse on the photo of the lightbox: one turns to the next photo or moves a zoomed one, two zoom it; two taps zoom it or fit it again.
// A touch that ever had two fingers turns nothing, and neither does one on a zoomed photo.

const DOUBLE_TAP_SCALE = 2.5

interface Frame {
  photo: () => HTMLElement | null
  turn: (step: number) => void
  /** It will be looked at closely: the time to ask for a sharper one. */
  zoomed: () => void
}

/** The answer puts the photo back to where it fits: for a new one in the frame. */
export function followFingers(frame: HTMLElement, { photo, turn, zoomed }: Frame): () => void {
  const fingers = new Map<number, Point>()
  const lying = layPhoto(frame, { photo, zoomed })
  let begun = { x: 0, y: 0, at: 0 }
  let wasPinched = false

  frame.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    const point = pointIn(frame, event)
    fingers.set(event.pointerId, point)
    wasPinched = fingers.size > 1
    if (!wasPinched) begun = { ...point, at: event.timeStamp }
  })
  frame.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId)
    if (!before) return
    const now = pointIn(frame, event)
    const by = { x: now.x - before.x, y: now.y - before.y }
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
    fingers.set(event.pointerId, now)
    if (other) lying.move((view) => pinch(view, { before, now, other }))
    else if (lying.isZoomed()) lying.move((view) => moveBy(view, by))
    else if (!wasPinched) lying.slide(now.x - begun.x)
  })
  function lift(event: PointerEvent): void {
    if (!fingers.delete(event.pointerId) || fingers.size > 0) return
    const now = pointIn(frame, event)
    const isSwipe = event.type === 'pointerup' && !lying.isZoomed() && !wasPinched
    const moved = { x: now.x - begun.x, y: now.y - begun.y }
    const step = isSwipe ? turnOf(moved, { ms: event.timeStamp - begun.at, width: frame.clientWidth }) : 0
    if (step === 0) lying.move((view) => view)
    else turn(step)
  }
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'] as const) frame.addEventListener(end, lift)
  frame.addEventListener('dblclick', (event) =>
    lying.move(({ scale }) => (scale > 1 ? FITTED : zoomAt(FITTED, pointIn(frame, event), DOUBLE_TAP_SCALE))),
  )
  // Two fingers on a touch pad.
  frame.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return
    event.preventDefault()
    lying.move((view) => zoomAt(view, pointIn(frame, event), Math.exp(-event.deltaY / 100)))
  })
  return () => lying.move(() => FITTED)
}

/** One of two fingers moves; the photo grows around the middle between them and goes with it. */
function pinch(view: View, { before, now, other }: { before: Point; now: Point; other: Point }): View {
  const apart = (point: Point) => Math.hypot(point.x - other.x, point.y - other.y)
  const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
  const grown = zoomAt(view, middle, apart(now) / Math.max(1, apart(before)))
  return moveBy(grown, { x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 })
}

/** How the photo lies in its frame, and the ways to change that. */
function layPhoto(frame: HTMLElement, { photo, zoomed }: Pick<Frame, 'photo' | 'zoomed'>) {
  let view = FITTED
  function draw({ scale, x, y }: View): void {
    const style = photo()?.style
    if (style) style.transform = scale === 1 && x === 0 && y === 0 ? '' : `translate(${x}px, ${y}px) scale(${scale})`
  }
  return {
    isZoomed: () => view.scale > 1,
    move(change: (from: View) => View): void {
      const shown = photo()
      if (!shown) return
      const next = change(view)
      if (next.scale > 1 && view.scale === 1) zoomed()
      view = keepInside(next, {
        photo: { width: shown.offsetWidth, height: shown.offsetHeight },
        frame: { width: frame.clientWidth, height: frame.clientHeight },
      })
      draw(view)
    },
    /** Beside its place, as long as a finger is on it. */
    slide: (x: number) => draw({ ...FITTED, x }),
  }
}

function pointIn(frame: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const { left, top, width, height } = frame.getBoundingClientRect()
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 }
}
