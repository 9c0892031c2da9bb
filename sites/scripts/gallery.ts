import lightbox from 'lazy:./lightbox.ts'

// Opens the gallery's plain links in a lightbox, which is fetched with the first touch, or at once where the address names a photo. Without it a link
// opens the large photo, and such an address leads to the photo on the page.

const gallery = document.querySelector<HTMLElement>('.gallery')
const load = () => import(/* @vite-ignore */ lightbox) as Promise<typeof import('./lightbox.ts')>

gallery?.addEventListener('pointerdown', () => void load(), { once: true })
gallery?.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-photo]')
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  load().then(
    ({ open }) => open(link),
    () => location.assign(link.href),
  )
})

function follow(): void {
  // Nothing lies over the age gate.
  if (document.querySelector('.gate')) return
  if (location.hash.startsWith('#photo-') || document.querySelector('dialog[open]')) void load().then((opened) => opened.follow())
}
addEventListener('popstate', follow)
follow()
