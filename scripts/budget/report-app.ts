import { formatTable } from '../print/format-table.ts'
import { medianRun, screenBreaches } from './app-breaches.ts'
import type { MeasuredApp, MeasuredScreen } from './measure-app.ts'
import { reportTaps } from './report-taps.ts'

export function screenRow({ name, runs }: MeasuredScreen) {
  const { scores, cls, tbtMs, bytes, documentBytes } = medianRun(runs)
  return {
    screen: name,
    'performance, accessibility, best practices': scores.slice(0, 3).join(' '),
    LCP: `${runs.map(({ lcpMs }) => lcpMs).join(' ')} ms`,
    CLS: cls.toFixed(4),
    blocked: `${tbtMs} ms`,
    page: `${(documentBytes / 1024).toFixed(1)} KB`,
    'first view': `${(bytes / 1024).toFixed(1)} KB`,
  }
}

/** Tables of what was measured, and a line for each target that is missed. */
export function reportApp({ screens, taps }: MeasuredApp): { text: string; breaches: string[] } {
  const tapped = reportTaps(taps)
  return {
    text: [screens.length === 0 ? '' : formatTable(screens.map(screenRow)), tapped.text].filter((text) => text !== '').join('\n\n'),
    breaches: [
      ...screens.flatMap(({ name, runs }) => screenBreaches(medianRun(runs)).map((breach) => `${name}: ${breach}`)),
      ...tapped.breaches,
    ],
  }
}
