import { formatLocal } from '../../tenants/contract/format-local.ts'
import type { NextFree } from '../../tenants/contract/next-free.ts'
import { nextFreePath } from '../../tenants/contract/urls.ts'

// Writes the next free time beside the booking button, once the page has been painted and has loaded. Without an answer nothing is written.

const { lang } = document.documentElement
const places = [...document.querySelectorAll<HTMLElement>('[data-next-free]')]

const askNextFree = () =>
  void fetch(`${nextFreePath()}?lang=${lang}`)
    .then((response) => response.json())
    .then(tellNextFree, () => undefined)

function tellNextFree({ start, city = '' }: NextFree): void {
  if (!start) return
  for (const place of places) {
    place.textContent = (document.body.dataset.nextFreeText ?? '').replace('{when}', tell(start)).replace('{city}', city)
    place.hidden = false
  }
}

/** As clocks show it there: `Fri 4 Dec, 7 pm`. Neither the day nor the clock time breaks in two. */
function tell(start: string): string {
  const minute = start.endsWith(':00') && lang.startsWith('en') ? undefined : '2-digit'
  const day = formatLocal(start, lang, { weekday: 'short', day: 'numeric', month: 'short' })
  const parts = [day.replace(/^(\w+),/, '$1'), formatLocal(start, lang, { hour: 'numeric', minute })]
  return parts.map((part) => part.replaceAll(' ', '\u00a0')).join(lang.startsWith('zh') ? ' ' : ', ')
}

/** A page that is rendered before anybody looks at it asks nothing. */
function whenSeen(begin: () => void): void {
  const { prerendering } = document as Document & { prerendering?: boolean }
  if (prerendering) document.addEventListener('prerenderingchange', begin)
  else if (document.readyState === 'complete') begin()
  else addEventListener('load', begin)
}

if (places[0]) whenSeen(() => setTimeout(askNextFree, 400))
