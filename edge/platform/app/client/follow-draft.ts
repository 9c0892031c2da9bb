import { draftStatePath } from '../../../../tenants/contract/urls.ts'

// My site, while her draft is being made: the page of it opens anew when that has ended; beside a form only the frame follows, for what is typed must stay.

const LOOK_MS = 400
const LOOKS_MAX = 750

const WORDS: Record<string, string> = {
  ready: 'Your draft, as a phone shows it. ',
  refused: 'Your draft can’t be shown yet. ',
  none: 'Nothing is drafted any more. ',
}

export function followDraft(): void {
  const places = [...document.querySelectorAll<HTMLElement>('[data-draft=building]')]
  if (places.length > 0) void follow(places)
}

async function follow(places: readonly HTMLElement[]): Promise<void> {
  for (let looks = 0; looks < LOOKS_MAX; looks++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    const state = await readState()
    if (state === undefined || state === 'building') continue
    if (places.some(({ dataset }) => dataset.reloads !== undefined)) return location.reload()
    for (const place of places) fill(place, state)
    return
  }
}

async function readState(): Promise<string | undefined> {
  try {
    const response = await fetch(draftStatePath(), { cache: 'no-store' })
    return ((await response.json()) as { state: string }).state
  } catch {
    // Offline, or signed out meanwhile: the page stays as it is.
    return undefined
  }
}

function fill(place: HTMLElement, state: string): void {
  place.dataset.draft = state
  const says = place.querySelector('[role=status]')?.firstChild
  if (says) says.textContent = WORDS[state] ?? ''
  const frame = place.querySelector('iframe')
  if (state === 'ready' && frame) frame.src = frame.dataset.src ?? ''
  else frame?.remove()
}
