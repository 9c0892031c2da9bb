import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { RUN_FOLDER } from './end-run.ts'
import { runPlace } from './run-place.ts'

/** Gives the run a temporary folder of its own and a keeper beside it, which also acts when this process is killed. */
export function beginRun(name = 'test-run'): () => Promise<void> {
  const folder = mkdtempSync(path.join(runPlace(), `${name}-`))
  const keeper = spawn(process.execPath, [path.join(import.meta.dirname, 'keep-run.ts'), folder], {
    // A group of its own: Ctrl-C reaches the run, not the keeper.
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  process.env[RUN_FOLDER] = folder
  process.env.TMPDIR = folder
  return async () => {
    const ended = new Promise((resolve) => keeper.once('close', resolve))
    keeper.stdin?.end()
    await ended
  }
}

/** Work that starts servers below the temporary folder: whatever ends this process, a signal too, they end with it. */
export async function asRun(name: string, work: () => Promise<void>): Promise<void> {
  const end = beginRun(name)
  try {
    await work()
  } finally {
    await end()
  }
}
