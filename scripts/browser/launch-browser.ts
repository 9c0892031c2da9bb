import { existsSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** Flags of the package itself are for one process only, where a second context crashes. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--headless=shell',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
]

/** Chromium from npm on Linux x64; elsewhere the browser named by CHROME_PATH. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({ executablePath: await browserPath(), args: BROWSER_FLAGS })
}

export async function browserPath(): Promise<string> {
  const named = process.env.CHROME_PATH
  if (named !== undefined && existsSync(named)) return named
  if (process.platform === 'linux' && process.arch === 'x64') return chromium.executablePath()
  throw new Error('Set CHROME_PATH to an installed Chrome or Chromium: the one from npm is for Linux on x64.')
}
