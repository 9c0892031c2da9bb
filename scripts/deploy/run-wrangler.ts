import { spawn } from 'node:child_process'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { buildPaths } from '../../sites/builder/paths.ts'

/** Its colours go into logs as rubbish, whatever NO_COLOR says, and an account that lasts for an hour is of no use to a platform. Pure. */
export const plainOutput = (output: string): string =>
  stripVTControlCharacters(output)
    .split('\n')
    .filter((line) => !line.includes('--temporary'))
    .join('\n')

/** Runs wrangler and returns what it printed; its words are shown only when something goes wrong. */
export function runWrangler(root: string, flags: readonly string[]): Promise<{ code: number; output: string }> {
  // What Node has compiled of its 15 MB is kept, which saves a fifth of each run.
  const NODE_COMPILE_CACHE = path.join(buildPaths(root).cache, 'wrangler')
  const env = { ...process.env, NODE_COMPILE_CACHE, WRANGLER_SEND_METRICS: 'false', CI: '1', NO_UPDATE_NOTIFIER: '1' }
  return new Promise((resolve) => {
    // By the Node that runs this, not by whichever comes first in PATH: wrangler refuses an older one.
    const command = [path.join(root, 'node_modules/wrangler/bin/wrangler.js'), ...flags]
    const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: plainOutput(output) }))
  })
}
