import { formatTable } from '../print/format-table.ts'
import { tapBreaches } from './app-breaches.ts'
import type { MeasuredTap } from './measure-taps.ts'

/** A table of taps, and a line for each that waits too long. */
export function reportTaps(taps: readonly MeasuredTap[]): { text: string; breaches: string[] } {
  const rows = taps.map(({ name, runs }) => ({ tap: name, 'answered after': `${runs.map(Math.round).join(' ')} ms` }))
  return {
    text: rows.length === 0 ? '' : formatTable(rows),
    breaches: taps.flatMap((tap) => tapBreaches(tap).map((breach) => `${tap.name}: ${breach}`)),
  }
}
