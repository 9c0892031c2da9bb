import './beacon.ts'
import './next-free.ts'

// The script of every page, inlined: anonymous counting, discreet leaving, a menu that closes. Nothing depends on it.

const menu = document.querySelector<HTMLDetailsElement>('.menu')
let lastEscape = Number.NEGATIVE_INFINITY
let hasWritten = false

/** The page is gone at once, however slow the other one is. It takes this one's place in the history; left.ts sees to those before it. */
function leave(event: Event, url: string): void {
  event.preventDefault()
  document.documentElement.hidden = true
  try {
    sessionStorage.left = url
  } catch {
    // Storage is blocked.
  }
  location.replace(url)
}

/** Somebody has chosen something, or is in a field or has text in it, perhaps from before the script came. */
const isWriting = (at: Element) =>
  hasWritten ||
  at.matches('input,select,textarea') ||
  [...document.querySelectorAll<HTMLInputElement>('[type=email],textarea')].some(({ value }) => value)

/** Escape, twice. Not while somebody is writing, and not one that closes something or is held down. */
function pressEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.repeat) return
  const link = document.querySelector<HTMLAnchorElement>('[data-leave]')
  if (menu?.open) {
    menu.open = false
    menu.querySelector('summary')?.focus()
  } else if (!document.querySelector('dialog[open]') && !isWriting(event.target as Element)) {
    if (link && event.timeStamp - lastEscape < 600) leave(event, link.href)
    lastEscape = event.timeStamp
  }
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-leave]'))
  link.addEventListener('click', (event) => leave(event, link.href))
addEventListener('keydown', pressEscape)
addEventListener('input', () => {
  hasWritten = true
})
addEventListener('click', ({ target }) => {
  if (menu && !menu.contains(target as Node)) menu.open = false
})

// The answer to the age gate came with this address; where it was kept there is nothing to say of it (Gate.astro).
if (location.hash === '#answered' && !document.querySelector('.gate')) history.replaceState(null, '', location.pathname + location.search)
