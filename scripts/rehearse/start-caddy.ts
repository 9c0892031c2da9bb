import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { freePort } from '../runtime/free-port.ts'
import { planCaddyfile } from './plan-caddyfile.ts'

const DOCUMENTED = path.resolve(import.meta.dirname, '../../docs/one-machine/Caddyfile')
export const HOW_TO_INSTALL = 'Caddy is not installed here: apt-get install caddy'

export const hasCaddy = (): boolean => spawnSync('caddy', ['version']).status === 0

export interface Caddy {
  port: number
  /** Where it answers in the clear. */
  plainPort: number
  /** Folder of the certificates of its own authority: root.crt and intermediate.crt, from the first on that it has signed. */
  authority: string
  /** Returns everything it has written. */
  stop: () => Promise<string>
}

/** Caddy with the documented Caddyfile before `upstream`, all its files in `folder`. */
export async function startCaddy(folder: string, upstream: number): Promise<Caddy> {
  const [https, http, admin] = [await freePort(), await freePort(), await freePort()]
  const file = path.join(folder, 'Caddyfile')
  const config = planCaddyfile(await readFile(DOCUMENTED, 'utf8'), { https, http, admin, upstream, storage: path.join(folder, 'storage') })
  await writeFile(file, config)
  const child = spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      log += chunk.toString()
    })
  const ended = once(child, 'close')
  const isReady = () =>
    fetch(`http://127.0.0.1:${admin}/config/`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`Caddy ended with ${child.exitCode}:\n${log}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    port: https,
    plainPort: http,
    authority: path.join(folder, 'storage/pki/authorities/local'),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      return log
    },
  }
}
