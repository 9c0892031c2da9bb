import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Runs scripts/<script>.ts as npm does. `text`: what it printed, or where it failed what it said of that. */
export const runScript = (script: string, flags: readonly string[], env: Record<string, string>): Promise<{ code: number; text: string }> =>
  promisify(execFile)(process.execPath, [`scripts/commands/${script}.ts`, ...flags], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  }).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, text: error.stderr }),
  )
