import { followFingers } from './follow-fingers.ts'

// A lightbox over the gallery: arrow keys, swipe, pinch, Escape. Fetched by gallery.ts when somebody is about to open a photo. Which photo is shown
// stands in the address (#photo-garden), so that it can be shared, and "back" closes it.

const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-photo]')]
const dialog = document.querySelector<HTMLDialogElement>('dialog.lightbox')
const stage = dialog?.querySelector<HTMLElement>('.stage')
const pictures = new Map<HTMLAnchorElement, HTMLElement>()
let shown = 0

const hashOf = (index: number) => `#photo-${links[index]?.dataset.photo}`
const inAddress = () => links.findIndex((_, index) => hashOf(index) === location.hash)
const imageOf = (picture: HTMLElement | undefined) => picture?.querySelector('img') ?? null
const near = (step: number) => links[(shown + step + links.length) % links.length]

const refit = stage
  ? followFingers(stage, {
      photo: () => imageOf(stage),
      turn,
      zoomed: () => ask(stage, '250vw'),
    })
  : undefined

/** How wide it will be shown decides which rendition comes. */
function ask(within: HTMLElement, sizes: string): void {
  for (const each of within.querySelectorAll('[sizes]')) each.setAttribute('sizes', sizes)
}

/** The photo of a link for the whole screen, asked for as soon as it is made. Until it comes, what the gallery shows of it stands in. */
function pictureOf(link: HTMLAnchorElement): HTMLElement | undefined {
  const small = link.querySelector('picture')
  const made = pictures.get(link) ?? (small?.cloneNode(true) as HTMLElement | undefined)
  const image = imageOf(made)
  if (!small || !made || !image) return undefined
  if (!pictures.has(link)) {
    pictures.set(link, made)
    // Dragging the picture away would end the swipe.
    image.draggable = false
    image.loading = 'eager'
    image.style.setProperty('--ratio', String(Number(image.getAttribute('width')) / Number(image.getAttribute('height'))))
    ask(made, '100vw')
  }
  const preview = imageOf(small)
  image.style.backgroundImage = preview?.naturalWidth ? `url("${preview.currentSrc}")` : getComputedStyle(small).backgroundImage
  return made
}

/** A neighbour is asked for when this one is there, and not by those who pay for each byte. */
function preload(): void {
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return
  for (const link of [near(1), near(-1)]) if (link) pictureOf(link)
}

function show(index: number): void {
  const link = links[index]
  const picture = link && pictureOf(link)
  const image = imageOf(picture)
  if (!dialog || !stage || !picture || !image) return
  shown = index
  stage.replaceChildren(picture)
  refit?.()
  const caption = dialog.querySelector('.caption')
  if (caption) caption.textContent = `${link.dataset.caption ?? ''}\u2003${shown + 1} / ${links.length}`.trim()
  if (!dialog.open) dialog.showModal()
  const settle = () => {
    if (links[shown] !== link) return
    stage.removeAttribute('aria-busy')
    preload()
  }
  stage.setAttribute('aria-busy', 'true')
  if (image.complete) settle()
  else image.onload = image.onerror = settle
}

function turn(step: number): void {
  show((shown + step + links.length) % links.length)
  history.replaceState(history.state, '', hashOf(shown))
}

/** Opens the lightbox at a link of the gallery. */
export function open(link: HTMLAnchorElement): void {
  show(links.indexOf(link))
  history.pushState({ opened: true }, '', hashOf(shown))
}

/** Shows what the address says: a photo or none. */
export function follow(): void {
  const index = inAddress()
  if (index < 0) dialog?.close()
  else if (!dialog?.open || index !== shown) show(index)
}
// At once: gallery.ts has to wait for this script, and would hear of a step after the closing that it undoes.
addEventListener('popstate', follow)

dialog?.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowRight') turn(1)
  if (event.key === 'ArrowLeft') turn(-1)
})
dialog?.addEventListener('close', () => {
  // Heard of later than it happens: Back and Forward in quick succession have opened it again.
  if (dialog.open) return
  if (inAddress() >= 0) {
    if ((history.state as { opened?: boolean } | null)?.opened) history.back()
    else history.replaceState(null, '', location.pathname + location.search)
  }
  links[shown]?.focus()
})
dialog?.addEventListener('click', (event) => {
  const step = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-step]')?.dataset.step : undefined
  if (step !== undefined) turn(Number(step))
  else if (event.target === dialog) dialog.close()
})
