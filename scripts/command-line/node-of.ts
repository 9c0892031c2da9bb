import { existsSync } from 'node:fs'
import path from 'node:path'

/** The Node that runs a checkout: the one it has installed, and where it needed none that of this process. */
export function nodeOf(root: string): string {
  const own = path.join(root, 'node_modules/.bin/node')
  return existsSync(own) ? own : process.execPath
}
