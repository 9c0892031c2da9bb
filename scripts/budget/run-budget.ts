import { measureApp } from './measure-app.ts'
import { measureSamples } from './measure-samples.ts'
import { reportApp } from './report-app.ts'
import { reportSites } from './report-sites.ts'

/** Every page of the sample tenants: bytes, and unless `bytes` Lighthouse and taps. Exit code 1 over budget. */
export async function budgetSites({ bytes, runs, only }: { bytes: boolean; runs: number; only: string }): Promise<void> {
  tell(reportSites(await measureSamples(['claire', 'margot', 'sophie'], { withLighthouse: !bytes, runs, only })))
}

/** Every screen of her app in Lighthouse, and the taps that matter. Exit code 1 if a target is missed. */
export async function budgetApp({ runs, only }: { runs: number; only: string }): Promise<void> {
  tell(reportApp(await measureApp({ runs, only })))
}

function tell({ text, breaches }: { text: string; breaches: readonly string[] }): void {
  console.log(text)
  for (const breach of breaches) console.error(`over budget: ${breach}`)
  process.exitCode = breaches.length === 0 ? 0 : 1
}
