/** One thing that a platform needs, as it is here. */
export interface Finding {
  what: string
  found: string
  /** "look": it works today, and somebody should know. */
  verdict: 'ok' | 'look' | 'WRONG'
  /** What to do; absent where all is well. */
  fix?: string
}

export const ok = (what: string, found: string): Finding => ({ what, found, verdict: 'ok' })
export const look = (what: string, found: string, fix: string): Finding => ({ what, found, verdict: 'look', fix })
export const wrong = (what: string, found: string, fix: string): Finding => ({ what, found, verdict: 'WRONG', fix })
