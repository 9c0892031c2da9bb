import type { NextFree } from '../../tenants/contract/next-free.ts'
import { nextFreePath } from '../../tenants/contract/urls.ts'

// Writes the next free time beside the booking button, once the page has been painted and has loaded. Without an answer nothing is written.

const places = [...document.querySelectorAll<HTMLElement>('[data-next-free]')]

async function tellNextFree(): Promise<void> {
  const response = await fetch(nextFreePath()).catch(() => undefined)
  const { start, city = '' }: NextFree = response?.ok ? await response.json() : {}
  if (start === undefined) return
  for (const place of places) {
    place.textContent = (place.dataset.nextFree ?? '').replace('{when}', tell(start)).replace('{city}', city)
    place.hidden = false
  }
}

/** As clocks show it there: `Fri 4 Dec, 7 pm`. */
function tell(start: string): string {
  const at = new Date(`${start}Z`)
  const { lang } = document.documentElement
  const say = (parts: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(lang, { ...parts, timeZone: 'UTC' }).format(at)
  const day = say({ weekday: 'short', day: 'numeric', month: 'short' })
  const time = say(at.getUTCMinutes() === 0 && lang.startsWith('en') ? { hour: 'numeric' } : { hour: 'numeric', minute: '2-digit' })
  return `${lang.startsWith('en') ? day.replace(',', '') : day}, ${time}`
}

/** A page that is rendered before anybody looks at it asks nothing. */
function whenSeen(begin: () => void): void {
  const { prerendering } = document as Document & { prerendering?: boolean }
  if (prerendering) document.addEventListener('prerenderingchange', begin, { once: true })
  else if (document.readyState === 'complete') begin()
  else addEventListener('load', begin, { once: true })
}

if (places.length > 0) whenSeen(() => setTimeout(tellNextFree, 400))
