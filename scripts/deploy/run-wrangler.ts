import { spawn } from 'node:child_process'
import path from 'node:path'

/** Runs wrangler and returns what it printed; its words are shown only when something goes wrong. */
export function runWrangler(root: string, flags: readonly string[]): Promise<{ code: number; output: string }> {
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: '1', NO_UPDATE_NOTIFIER: '1' }
  return new Promise((resolve) => {
    const child = spawn(path.join(root, 'node_modules/.bin/wrangler'), flags, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
