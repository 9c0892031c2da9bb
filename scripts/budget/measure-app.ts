import { launchWithDebugPort } from '../browser/launch-browser.ts'
import type { AppPage } from '../screenshots/app-pages.ts'
import { startApp } from '../screenshots/start-app.ts'
import { appTaps } from './app-taps.ts'
import { type MeasuredTap, measureTaps } from './measure-taps.ts'
import { type LighthouseScores, runLighthouse } from './run-lighthouse.ts'

export interface MeasuredScreen {
  name: string
  /** A run each. */
  runs: LighthouseScores[]
}

export interface MeasuredApp {
  screens: MeasuredScreen[]
  taps: MeasuredTap[]
}

/** Hers, on her phone, and opened by an address: what only a form opens has been measured as the page of that form. */
const isOfApp = ({ of, press }: AppPage) => of === 'app' && press === undefined

interface AppToMeasure {
  /** How often; the middle counts. */
  runs: number
  /** Part of the name of a screen, `today`, or of a tap. */
  only: string
  /** Hear of each as soon as it is measured: all of them take many minutes. */
  onScreen?: (screen: MeasuredScreen) => void
  onTap?: (tap: MeasuredTap) => void
}

/** Every screen of her app, shown to Lighthouse as to a phone, and the taps that matter. */
export async function measureApp({ runs, only, onScreen, onTap }: AppToMeasure): Promise<MeasuredApp> {
  const app = await startApp()
  try {
    const { browser, debugPort } = await launchWithDebugPort()
    try {
      const screens: MeasuredScreen[] = []
      for (const page of app.pages.filter((each) => isOfApp(each) && each.name.includes(only))) {
        const screen = { name: page.name, runs: await runOften(page, { debugPort, runs }) }
        onScreen?.(screen)
        screens.push(screen)
      }
      const taps = appTaps(app).filter(({ name }) => name.includes(only))
      return { screens, taps: await measureTaps(browser, taps, { runs, onTap }) }
    } finally {
      await browser.close()
    }
  } finally {
    await app.stop()
  }
}

async function runOften({ url, cookie }: AppPage, { debugPort, runs }: { debugPort: number; runs: number }): Promise<LighthouseScores[]> {
  const options = cookie === undefined ? {} : { cookie: `${cookie.name}=${cookie.value}` }
  const results: LighthouseScores[] = []
  for (let run = 0; run < runs; run++) results.push(await runLighthouse(url, debugPort, options))
  return results
}
