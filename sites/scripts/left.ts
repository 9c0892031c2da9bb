// First thing in the head of every page, and all of the site's scripts that a page behind a mail's link has (edge/site/pages/dress-page.ts): leaving. It tells
// nobody anything. Whoever has chosen Leave and comes back to a page by Back or Forward is led to where she left for, before anything of the page is
// painted. Whoever opens the site anew has come on purpose.

let lastEscape = Number.NEGATIVE_INFINITY
let hasWritten = false

function leaveAgain(): void {
  const { left } = sessionStorage
  if (!left) return
  document.documentElement.hidden = true
  location.replace(left)
}

/** The page is gone at once, however slow the other one is. It takes this one's place in the history; leaveAgain sees to those before it. */
function leave(event: Event, url: string): void {
  event.preventDefault()
  document.documentElement.hidden = true
  try {
    // What the form keeps for a reload goes with it.
    sessionStorage.clear()
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
  const menu = document.querySelector<HTMLDetailsElement>('.menu')
  const link = document.querySelector<HTMLAnchorElement>('[data-leave]')
  if (menu?.open) {
    menu.open = false
    menu.querySelector('summary')?.focus()
  } else if (!document.querySelector('dialog[open]') && !isWriting(event.target as Element)) {
    if (link && event.timeStamp - lastEscape < 600) leave(event, link.href)
    lastEscape = event.timeStamp
  }
}

try {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (navigation?.type === 'back_forward') leaveAgain()
  else delete sessionStorage.left
  // From the back-forward cache a page comes as it was, and loads nothing.
  addEventListener('pageshow', ({ persisted }) => persisted && leaveAgain())
} catch {
  // Storage is blocked: then the page that was left is the only one that is replaced.
}
addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('[data-leave]')
  if (link) leave(event, link.href)
})
addEventListener('keydown', pressEscape)
addEventListener('input', () => {
  hasWritten = true
})
