import { existsSync } from 'node:fs'
import { type Browser, chromium as playwright } from 'playwright-core'
import { freePort } from '../runtime/free-port.ts'
import { unpackBrowser } from './unpack-browser.ts'

/** Flags of the package itself are for one process only, where a second context crashes. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--headless=shell',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
]

/** For what a page is awaited to do; the thirty seconds of the package are too few on a busy machine. */
const WAIT_MS_MAX = 240_000

interface LaunchOptions {
  userAgent?: string
  flags?: readonly string[]
  locale?: string
}

/**
 * Chromium from npm on Linux x64; elsewhere the browser named by CHROME_PATH. `userAgent`: of the whole browser; that of a context is
 * not used for what is sent while a page goes away. `locale`: as her phone is set, `en-AU`; a context's own, and --lang, leave fields for dates American.
 */
export async function launchBrowser({ userAgent, flags = [], locale }: LaunchOptions = {}): Promise<Browser> {
  const args = [...BROWSER_FLAGS, ...flags, ...(userAgent === undefined ? [] : [`--user-agent=${userAgent}`])]
  // ICU reads it as glibc does: LC_ALL before all others.
  const env = { ...process.env, ...(locale === undefined ? {} : { LC_ALL: `${locale.replace('-', '_')}.UTF-8` }) } as Record<string, string>
  const browser = await playwright.launch({ executablePath: await browserPath(), args, env, timeout: WAIT_MS_MAX })
  browser.on('context', (context) => context.setDefaultTimeout(WAIT_MS_MAX))
  return browser
}

/** For Lighthouse, which brings its own protocol. */
export async function launchWithDebugPort(): Promise<{ browser: Browser; debugPort: number }> {
  const debugPort = await freePort()
  const args = [...BROWSER_FLAGS, `--remote-debugging-port=${debugPort}`]
  return { browser: await playwright.launch({ executablePath: await browserPath(), args, timeout: WAIT_MS_MAX }), debugPort }
}

export async function browserPath(): Promise<string> {
  const named = process.env.CHROME_PATH
  if (named !== undefined && existsSync(named)) return named
  if (process.platform === 'linux' && process.arch === 'x64') return unpackBrowser()
  throw new Error('Set CHROME_PATH to an installed Chrome or Chromium: the one from npm is for Linux on x64.')
}
