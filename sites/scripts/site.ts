import './beacon.ts'

// The script of every page, inlined: anonymous counting, and discreet leaving. Nothing depends on it.

/** Replaces this page in the history, so that "back" does not return here. */
function leave(event: Event, url: string): void {
  event.preventDefault()
  location.replace(url)
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-leave]'))
  link.addEventListener('click', (event) => leave(event, link.href))

let lastEscape = Number.NEGATIVE_INFINITY
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  const link = document.querySelector<HTMLAnchorElement>('[data-leave]')
  if (link && event.timeStamp - lastEscape < 600) leave(event, link.href)
  lastEscape = event.timeStamp
})
