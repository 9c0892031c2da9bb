import { dashboardPath, serviceWorkerPath } from '../../../../tenants/contract/urls.ts'
import { startCopyButtons } from './copy-buttons.ts'
import { startDragDays } from './drag-days.ts'
import { addDragStyles } from './drag-styles.ts'
import { startTimeStrip } from './drag-times.ts'
import { followDraft } from './follow-draft.ts'
import { startPushCard } from './push-card.ts'

// The only script of her app. Every page works without it; with it an address is copied by one tap, a time is chosen by a drag, and the phone has a
// page for when there is no network, and can be told that something waits.

interface TrustedTypes {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => { createScriptURL: (url: string) => string }
}

/** The policy of the pages takes no plain text for a script's address: https://w3c.github.io/trusted-types/ */
function trusted(url: string): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  return trustedTypes?.createPolicy('app', { createScriptURL: (each) => each }).createScriptURL(url) ?? url
}

startCopyButtons()
// What she unfolds on a card comes above the tabs, whole.
addEventListener(
  'toggle',
  ({ target }) => {
    if (navigator.userActivation?.isActive && target instanceof Element && target.matches('.deed[open]'))
      target.scrollIntoView({ block: 'nearest' })
  },
  true,
)
if (document.querySelector('.times, table.month') && addDragStyles()) {
  startTimeStrip()
  startDragDays()
}
followDraft()
for (const each of document.querySelectorAll<HTMLElement>('[data-script]')) void startPart(each)
if ('serviceWorker' in navigator) void start(navigator.serviceWorker)

/** A script of this page alone. Until it is here the page says so, and waits for the network. */
async function startPart(place: HTMLElement, tries = 0): Promise<void> {
  try {
    await import((place.dataset.script ?? '') + (tries > 0 ? `?${tries}` : ''))
    place.hidden = true
  } catch {
    place.hidden = false
    addEventListener('online', () => void startPart(place, tries + 1), { once: true })
  }
}

async function start(workers: ServiceWorkerContainer): Promise<void> {
  try {
    // Asked for anew with each page, past the browser's cache: a new one is there when she next opens the app.
    await workers.register(trusted(serviceWorkerPath()), { scope: dashboardPath(), updateViaCache: 'none' })
    await startPushCard(await workers.ready)
  } catch {
    // A browser that keeps none (a private window): the pages work as they are.
  }
}
