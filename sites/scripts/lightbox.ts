// A lightbox over the gallery: arrow keys, swipe, Escape. Fetched by gallery.ts when somebody is about to open a photo.

const SWIPE_PX = 40

const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-photo]')]
const dialog = document.querySelector<HTMLDialogElement>('dialog.lightbox')
let shown = 0

function show(index: number): void {
  shown = (index + links.length) % links.length
  const link = links[shown]
  const picture = link?.querySelector('picture')?.cloneNode(true)
  if (!dialog || !link || !(picture instanceof HTMLElement)) return
  for (const source of picture.querySelectorAll<HTMLElement>('[sizes]')) source.setAttribute('sizes', '100vw')
  const image = picture.querySelector('img')
  image?.setAttribute('loading', 'eager')
  // Dragging the picture away would end the swipe.
  image?.setAttribute('draggable', 'false')
  dialog.querySelector('.stage')?.replaceChildren(picture)
  const caption = dialog.querySelector('.caption')
  if (caption) caption.textContent = `${link.dataset.caption ?? ''} ${shown + 1} / ${links.length}`.trim()
  if (!dialog.open) dialog.showModal()
}

/** Opens the lightbox at a link of the gallery. */
export const open = (link: HTMLAnchorElement): void => show(links.indexOf(link))

dialog?.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowRight') show(shown + 1)
  if (event.key === 'ArrowLeft') show(shown - 1)
})
dialog?.addEventListener('close', () => links[shown]?.focus())
dialog?.addEventListener('click', (event) => {
  const step = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-step]')?.dataset.step : undefined
  if (step !== undefined) show(shown + Number(step))
  else if (event.target === dialog) dialog.close()
})

let start = 0
dialog?.addEventListener('pointerdown', (event) => {
  start = event.clientX
})
dialog?.addEventListener('pointerup', (event) => {
  const moved = event.clientX - start
  if (Math.abs(moved) > SWIPE_PX) show(shown + (moved < 0 ? 1 : -1))
})
