import { formatTable } from '../print/format-table.ts'
import { medianRun, screenBreaches } from './app-breaches.ts'
import type { MeasuredApp } from './measure-app.ts'
import { reportTaps } from './report-taps.ts'

/** Tables of what was measured, and a line for each target that is missed. */
export function reportApp({ screens, taps }: MeasuredApp): { text: string; breaches: string[] } {
  const rows = screens.map(({ name, runs }) => {
    const { scores, cls, tbtMs, bytes } = medianRun(runs)
    return {
      screen: name,
      'performance, accessibility, best practices': scores.slice(0, 3).join(' '),
      LCP: `${runs.map(({ lcpMs }) => lcpMs).join(' ')} ms`,
      CLS: cls.toFixed(4),
      blocked: `${tbtMs} ms`,
      'first view': `${(bytes / 1024).toFixed(1)} KB`,
    }
  })
  const tapped = reportTaps(taps)
  return {
    text: `${formatTable(rows)}\n\n${tapped.text}`,
    breaches: [
      ...screens.flatMap(({ name, runs }) => screenBreaches(medianRun(runs)).map((breach) => `${name}: ${breach}`)),
      ...tapped.breaches,
    ],
  }
}
