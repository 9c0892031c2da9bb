import { BLUR_REGIONS_MAX } from '../../../../../tenants/contract/upload-limits.ts'
import { withTicked } from '../../../html/blur-parts.ts'

interface Region {
  x: number
  y: number
  width: number
  height: number
}

/** A finger that slips draws nothing. */
const SMALLEST = 0.02

/** Blurs by drawing: a finger or a mouse draws a rectangle over a face or a tattoo. Without a script sixteen parts of the photo can be ticked. */
export function startBlur(): void {
  const picture = document.querySelector<HTMLElement>('[data-blur]')
  const field = document.querySelector<HTMLInputElement>('input[name=regions]')
  if (!picture || !field) return
  // What was ticked and unticked before this script was here counts: nothing is said twice.
  const parts = [...document.querySelectorAll<HTMLInputElement>('.parts input')]
  const ticked = parts.flatMap(({ checked }, index) => (checked ? [index] : []))
  const regions: Region[] = withTicked(JSON.parse(field.value || '[]') as Region[], ticked)
  for (const part of document.querySelectorAll<HTMLElement>('.parts')) part.remove()
  const drawn = document.createElement('input')
  Object.assign(drawn, { type: 'hidden', name: 'drawn', value: 'yes' })
  field.after(drawn)
  for (const words of document.querySelectorAll<HTMLElement>('[data-drawn-words]')) words.textContent = words.dataset.drawnWords ?? ''
  picture.classList.add('drawable')
  const layer = document.createElement('div')
  layer.className = 'blur-layer'
  picture.append(layer)
  const list = document.querySelector<HTMLElement>('#blurred')
  const remove = (index: number) => {
    regions.splice(index, 1)
    show()
  }
  const show = () => {
    field.value = JSON.stringify(regions)
    layer.replaceChildren(...regions.map((region) => blurred(picture, region)))
    list?.replaceChildren(...regions.map((_, index) => removal(index, () => remove(index))))
  }
  draw(layer, {
    show: (region) => blurred(picture, region),
    onDrawn: (region) => {
      if (region.width < SMALLEST || region.height < SMALLEST || regions.length >= BLUR_REGIONS_MAX) return show()
      regions.push(region)
      show()
    },
  })
  show()
  // What was drawn before is shown once there is a photo to take it from.
  picture.querySelector('img')?.addEventListener('load', show)
}

/** Cells of the mosaic that is burnt in (sites/builder/encode-renditions.ts), so that she sees what will be seen. */
const CELLS = 6

/** A region as it will be: its part of the photo in a handful of pixels, which the browser smooths as it draws them large. */
function blurred(picture: HTMLElement, { x, y, width, height }: Region): HTMLElement {
  const box = document.createElement('canvas')
  box.className = 'blurred'
  box.width = CELLS
  box.height = CELLS
  Object.assign(box.style, { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` })
  const image = picture.querySelector('img')
  const context = box.getContext('2d')
  if (!image || !context || image.naturalWidth === 0 || width === 0 || height === 0) return box
  context.imageSmoothingQuality = 'high'
  const [across, down] = [image.naturalWidth, image.naturalHeight]
  context.drawImage(image, x * across, y * down, width * across, height * down, 0, 0, CELLS, CELLS)
  return box
}

function removal(index: number, remove: () => void): HTMLElement {
  const item = document.createElement('li')
  item.className = 'row'
  const label = document.createElement('span')
  label.textContent = `Blurred area ${index + 1}`
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet small'
  button.textContent = 'Remove'
  button.setAttribute('aria-label', `Remove blurred area ${index + 1}`)
  button.addEventListener('click', remove)
  item.append(label, button)
  return item
}

interface Drawing {
  /** A region that is being drawn. */
  show: (region: Region) => HTMLElement
  onDrawn: (region: Region) => void
}

function draw(layer: HTMLElement, { show, onDrawn }: Drawing): void {
  let start: { x: number; y: number } | undefined
  let box: HTMLElement | undefined
  const at = (event: PointerEvent) => {
    const { left, top, width, height } = layer.getBoundingClientRect()
    return { x: within((event.clientX - left) / width), y: within((event.clientY - top) / height) }
  }
  const regionTo = (end: { x: number; y: number }): Region => ({
    x: Math.min(start?.x ?? 0, end.x),
    y: Math.min(start?.y ?? 0, end.y),
    width: round(Math.abs(end.x - (start?.x ?? 0))),
    height: round(Math.abs(end.y - (start?.y ?? 0))),
  })
  layer.addEventListener('pointerdown', (event) => {
    start = at(event)
    layer.setPointerCapture(event.pointerId)
  })
  layer.addEventListener('pointermove', (event) => {
    if (!start) return
    box?.remove()
    box = show(regionTo(at(event)))
    layer.append(box)
  })
  const end = (event: PointerEvent) => {
    if (!start) return
    const region = regionTo(at(event))
    start = undefined
    box?.remove()
    onDrawn(region)
  }
  layer.addEventListener('pointerup', end)
  layer.addEventListener('pointercancel', () => {
    start = undefined
    box?.remove()
  })
}

const within = (value: number): number => round(Math.max(0, Math.min(1, value)))
const round = (value: number): number => Math.round(value * 1000) / 1000
