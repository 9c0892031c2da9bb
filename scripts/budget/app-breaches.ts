import { APP_FIRST_VIEW_BYTES_MAX, CLS_MAX, FIRST_FLIGHT_BYTES_MAX, INP_MS_MAX, LCP_MS_MAX } from '../../tenants/contract/limits.ts'
import type { MeasuredTap } from './measure-taps.ts'
import type { LighthouseScores } from './run-lighthouse.ts'

/** The middle of several runs: a busy machine spoils one, not most. */
export function medianBy<T>(runs: readonly T[], measure: (run: T) => number): T {
  const middle = runs.toSorted((a, b) => measure(a) - measure(b))[Math.floor((runs.length - 1) / 2)]
  if (middle === undefined) throw new Error('Nothing was measured.')
  return middle
}

export const medianRun = (runs: readonly LighthouseScores[]): LighthouseScores => medianBy(runs, ({ lcpMs }) => lcpMs)
export const medianTap = ({ runs }: MeasuredTap): number => Math.round(medianBy(runs, (ms) => ms))

/** What of a screen misses its target, and by how much. Search engines see none of them. */
export function screenBreaches({
  scores: [, accessibility = 0, practices = 0],
  lcpMs,
  cls,
  bytes,
  documentBytes,
}: LighthouseScores): string[] {
  return [
    ...(lcpMs > LCP_MS_MAX ? [`largest paint after ${lcpMs} ms, ${lcpMs - LCP_MS_MAX} ms too late`] : []),
    ...(cls > CLS_MAX ? [`content moves: CLS ${cls.toFixed(4)}, ${(cls - CLS_MAX).toFixed(4)} too much`] : []),
    ...(bytes > APP_FIRST_VIEW_BYTES_MAX ? [`first view ${bytes} B, ${bytes - APP_FIRST_VIEW_BYTES_MAX} B too much`] : []),
    ...(documentBytes > FIRST_FLIGHT_BYTES_MAX
      ? [`the page itself ${documentBytes} B, ${documentBytes - FIRST_FLIGHT_BYTES_MAX} B more than the first flight`]
      : []),
    ...(accessibility < 100 ? [`accessibility ${accessibility}, ${100 - accessibility} below 100`] : []),
    ...(practices < 100 ? [`best practices ${practices}, ${100 - practices} below 100`] : []),
  ]
}

/** What of a tap misses its target, and by how much. */
export function tapBreaches(tap: MeasuredTap): string[] {
  const over = medianTap(tap) - INP_MS_MAX
  return over > 0 ? [`answered after ${medianTap(tap)} ms, ${over} ms too late`] : []
}
