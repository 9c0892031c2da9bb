import { eventsPath } from '../../tenants/contract/urls.ts'

// Tells the edge what happens on a page: what is seen ([data-seen]), clicked ([data-did]), begun, and for how long. Sent in one piece when the page
// is hidden. Silent under GPC and DNT, and until a prerendered page is shown. Nothing is kept in the browser.

type Navigation = PerformanceNavigationTiming & { deliveryType?: string; activationStart?: number }
interface Told {
  name: string
  path: string
  data: object
  /** When it happened; when it is sent, how long ago that was. */
  ago: number
}

let told: Told[] = []
/** Undefined while nobody sees the page. */
let shownAt: number | undefined
let deepest = 0
let hasBegun = false

function tell(name: string, data: object = {}): void {
  told.push({ name, path: location.pathname, data, ago: performance.now() })
}

function send(): void {
  const now = performance.now()
  if (told[0]) navigator.sendBeacon(eventsPath(), JSON.stringify(told.map((each) => ({ ...each, ago: now - each.ago }))))
  told = []
}

function measureDepth(): void {
  deepest = Math.max(deepest, Math.min(100, ((scrollY + innerHeight) / document.documentElement.scrollHeight) * 100))
}

function show(): void {
  shownAt = performance.now()
}

function hide(): void {
  if (shownAt === undefined) return
  measureDepth()
  tell('engagement', { seconds: (performance.now() - shownAt) / 1000, scrollPercent: deepest })
  shownAt = undefined
  send()
}

function begin(): void {
  const [navigation] = performance.getEntriesByType('navigation') as Navigation[]
  show()
  // The edge does not count what is fetched before anybody looks at it.
  if (navigation?.activationStart || navigation?.deliveryType === 'navigational-prefetch') tell('page_view')
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue
        seen.unobserve(target)
        const { seen: name = '', ...data } = (target as HTMLElement).dataset
        tell(name, data)
      }
    },
    { rootMargin: '-25% 0px' },
  )
  for (const each of document.querySelectorAll('[data-seen]')) seen.observe(each)
  addEventListener('click', ({ target }) => {
    const { did, ...data } = (target as Element).closest<HTMLElement>('[data-did]')?.dataset ?? {}
    if (did) tell(did, data)
  })
  addEventListener('input', () => {
    if (!hasBegun) tell('form_start')
    hasBegun = true
    send()
  })
  addEventListener('scroll', measureDepth, { passive: true })
  document.addEventListener('visibilitychange', () => (document.hidden ? hide() : show()))
  // Not every browser says "hidden" when it goes to another page.
  addEventListener('pagehide', hide)
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    tell('page_view')
    show()
  })
}

const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean }
if (!globalPrivacyControl && doNotTrack !== '1') {
  if ((document as Document & { prerendering?: boolean }).prerendering) document.addEventListener('prerenderingchange', begin)
  else begin()
}
