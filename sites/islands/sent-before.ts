import type { Draft } from './draft.ts'

/** A request that was sent in this tab: what was chosen in it, and nothing that was written. */
export interface SentBefore {
  reference: string
  draft: Draft
  /** Milliseconds since 1970. */
  at: number
}

// In this tab alone, until it is closed, Leave is chosen or another request is begun. A reload, Back and a link to the form find it: nobody sends twice for want of a word.

export function keepSent(sent: SentBefore): void {
  try {
    sessionStorage.sent = JSON.stringify(sent)
  } catch {
    // Storage is blocked: the mail has it.
  }
}

/** Undefined: nothing was sent in this tab. */
export function readSent(): SentBefore | undefined {
  try {
    return JSON.parse(sessionStorage.sent ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

/** The form as it first came. */
export function startAnother(): void {
  try {
    sessionStorage.removeItem('sent')
  } catch {
    // Storage is blocked: nothing was kept.
  }
  history.replaceState(null, '')
  location.replace(location.pathname)
}
