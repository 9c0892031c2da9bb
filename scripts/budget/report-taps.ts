import { formatTable } from '../print/format-table.ts'
import { tapBreaches } from './app-breaches.ts'
import type { MeasuredTap } from './measure-taps.ts'

export const tapRow = ({ name, runs }: MeasuredTap) => ({ tap: name, 'answered after': `${runs.map(Math.round).join(' ')} ms` })

/** A table of taps, and a line for each that waits too long. */
export function reportTaps(taps: readonly MeasuredTap[]): { text: string; breaches: string[] } {
  return {
    text: taps.length === 0 ? '' : formatTable(taps.map(tapRow)),
    breaches: taps.flatMap((tap) => tapBreaches(tap).map((breach) => `${tap.name}: ${breach}`)),
  }
}
