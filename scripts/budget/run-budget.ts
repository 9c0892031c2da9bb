import { formatRow } from '../print/format-table.ts'
import { measureApp } from './measure-app.ts'
import { measureSamples } from './measure-samples.ts'
import type { MeasuredTap } from './measure-taps.ts'
import { reportApp, screenRow } from './report-app.ts'
import { pageRow, reportSites } from './report-sites.ts'
import { tapRow } from './report-taps.ts'

// Each row is said as soon as it is measured, since all of them take many minutes; the whole tables come last, and alone, on standard output.

/** Every page of the sample tenants: bytes, and unless `bytes` Lighthouse and taps. Exit code 1 over budget. */
export async function budgetSites({ bytes, runs, only }: { bytes: boolean; runs: number; only: string }): Promise<void> {
  const options = { withLighthouse: !bytes, runs, only, onTap }
  tell(reportSites(await measureSamples(['claire', 'margot', 'sophie'], { ...options, onPage: (page) => say(pageRow(page)) })))
}

/** Every screen of her app in Lighthouse, and the taps that matter. Exit code 1 if a target is missed. */
export async function budgetApp({ runs, only }: { runs: number; only: string }): Promise<void> {
  tell(reportApp(await measureApp({ runs, only, onTap, onScreen: (screen) => say(screenRow(screen)) })))
}

const say = (row: Record<string, string>): void => console.error(formatRow(row))
const onTap = (tap: MeasuredTap): void => say(tapRow(tap))

function tell({ text, breaches }: { text: string; breaches: readonly string[] }): void {
  console.log(text)
  for (const breach of breaches) console.error(`over budget: ${breach}`)
  process.exitCode = breaches.length === 0 ? 0 : 1
}
