import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

// Lighthouse and Eleventy are 197 MB that nothing else needs: a lock file of their own, installed by the first command that measures with them.

const FOLDER = import.meta.dirname
export const MEASURING_MODULES = path.join(FOLDER, 'node_modules')

/** The part of Lighthouse that is used; its types are installed with it, so that a check cannot count on them. */
export type Lighthouse = (url: string, flags: object) => Promise<{ lhr: LighthouseResult } | undefined>
interface LighthouseResult {
  categories: Record<string, { score: number | null }>
  audits: Record<string, { numericValue?: number; details?: unknown }>
}

export async function openLighthouse(): Promise<Lighthouse> {
  await installTools()
  const entry = createRequire(path.join(FOLDER, 'package.json')).resolve('lighthouse')
  return ((await import(pathToFileURL(entry).href)) as { default: Lighthouse }).default
}

/** Where the program of a tool lies. */
export async function openProgram(name: 'eleventy'): Promise<string> {
  await installTools()
  return path.join(MEASURING_MODULES, '.bin', name)
}

async function installTools(): Promise<void> {
  if (await stat(path.join(MEASURING_MODULES, '.package-lock.json')).catch(() => undefined)) return
  console.error('Installing Lighthouse and Eleventy into scripts/measuring/node_modules, once …')
  await promisify(execFile)('npm', ['ci', '--loglevel=error'], { cwd: FOLDER }).catch(({ stderr }: { stderr: string }) => {
    throw new Error(`Lighthouse and Eleventy are not installed:\n${stderr}\nTry npm ci in scripts/measuring.`)
  })
}
