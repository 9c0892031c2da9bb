import { eventsPath } from '../../tenants/contract/urls.ts'

// The script of every page, inlined: discreet leaving, and a view that the edge could not count. Nothing depends on it.

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

// A prefetched page is not counted when it is fetched, because nobody may ever look at it; it is when it is shown.
const [navigation] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & { deliveryType?: string })[]
if (navigation?.deliveryType === 'navigational-prefetch') {
  navigator.sendBeacon(eventsPath(), JSON.stringify({ name: 'page_view', path: location.pathname }))
}
