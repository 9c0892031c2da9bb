import { clockOf, placeOf, spanOf, spanOfClocks } from './time-strip.ts'

// "Block time": a strip of the day above the two fields, to drag along. It writes into the fields, which stay what is sent, and what a keyboard uses.

const TICKS = ['6 am', 'noon', '6 pm', 'midnight']

export function startTimeStrip(): void {
  const [from, to] = ['from', 'to'].map((id) => document.querySelector<HTMLInputElement>(`.times #${id}`))
  const times = from?.closest('.times')
  if (!from || !to || !times) return
  const strip = element('div', 'strip')
  // For eyes and fingers alone: the fields say the same.
  strip.setAttribute('aria-hidden', 'true')
  const track = element('div', 'track')
  const chosen = element('span', 'chosen')
  const ticks = element('p', 'ticks')
  for (const words of TICKS) ticks.append(element('span', '', words))
  track.append(chosen)
  strip.append(element('p', 'small', 'Drag to choose a time, or type it below.'), track, ticks)
  document.querySelector('.strip-place')?.append(strip)

  const show = () => {
    const span = spanOfClocks(from.value, to.value)
    chosen.hidden = span === undefined
    if (span) Object.assign(chosen.style, placeOf(span))
  }
  follow(track, (down, now) => {
    const span = spanOf(down, now)
    from.value = clockOf(span.from)
    to.value = clockOf(span.to)
    show()
  })
  for (const field of [from, to]) field.addEventListener('input', show)
  show()
}

/** Tells of each step of a drag where it began and where it is, as shares of the width; once for what happens between two pictures. */
function follow(track: HTMLElement, drag: (down: number, now: number) => void): void {
  let down: number | undefined
  let now = 0
  let isDue = false
  const shareOf = ({ clientX }: PointerEvent) => {
    const { left, width } = track.getBoundingClientRect()
    return (clientX - left) / width
  }
  const later = () => {
    if (isDue) return
    isDue = true
    requestAnimationFrame(() => {
      isDue = false
      if (down !== undefined) drag(down, now)
    })
  }
  track.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    track.setPointerCapture(event.pointerId)
    down = now = shareOf(event)
    later()
  })
  track.addEventListener('pointermove', (event) => {
    if (down === undefined) return
    now = shareOf(event)
    later()
  })
  const end = (event: PointerEvent) => {
    // A finger that scrolls the page has chosen nothing more.
    if (down !== undefined && event.type === 'pointerup') drag(down, shareOf(event))
    down = undefined
  }
  track.addEventListener('pointerup', end)
  track.addEventListener('pointercancel', end)
}

function element(name: string, className: string, words = ''): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.textContent = words
  return made
}
