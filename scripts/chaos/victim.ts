import { type ChildProcess, spawn } from 'node:child_process'
import { appendFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { makeDataDir } from '../test-support/start-serve.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** The real platform in a process group of its own, which can be killed without warning and started again on the same data. */
export interface Victim {
  port: number
  dataDir: string
  /** kill -9 of Node and of workerd, in the middle of whatever they do, and a new start. `between`: while nothing runs. */
  killAndRestart: (between?: () => void) => Promise<void>
  stopPostgres: () => Promise<void>
  startPostgres: () => Promise<string>
  /** Ends it and removes its data. */
  end: () => Promise<void>
}

/** `isDatabaseAway`: its first start finds no PostgreSQL. */
export async function startVictim(
  port: number,
  { env: given = {}, isDatabaseAway = false }: { env?: Record<string, string>; isDatabaseAway?: boolean } = {},
): Promise<Victim> {
  const dataDir = await makeDataDir()
  const postgres = () => startEmbeddedPostgres(path.join(dataDir, 'postgres'))
  // A server that the platform does not start itself, so that it can be away when the platform starts.
  const { url, stop } = await postgres()
  if (isDatabaseAway) await stop()
  const env = { DATABASE_URL: url, ...given }
  let child = await spawnServe({ port, dataDir, env })
  const kill = async (signal: 'SIGKILL' | 'SIGINT') => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('close', resolve))
    // The group: workerd dies in the same moment.
    process.kill(-(child.pid ?? 0), signal)
    await ended
  }
  return {
    port,
    dataDir,
    killAndRestart: async (between) => {
      await kill('SIGKILL')
      between?.()
      child = await spawnServe({ port, dataDir, env })
    },
    stopPostgres: async () => (await postgres()).stop(),
    startPostgres: async () => (await postgres()).url,
    end: async () => {
      await kill('SIGINT')
      await (await postgres()).stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function spawnServe({ port, dataDir, env }: { port: number; dataDir: string; env: Record<string, string> }): Promise<ChildProcess> {
  // Mails of a victim go into its folder, whatever the environment of who runs it says.
  const { SMTP_URL: _, ...inherited } = process.env
  const child = spawn(process.execPath, ['scripts/commands/serve.ts', '--no-watch'], {
    cwd: ROOT,
    env: { ...inherited, PORT: String(port), DATA_DIR: dataDir, BOOKING_LIMITS: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  await new Promise<void>((resolve, reject) => {
    let text = ''
    const collect = (chunk: Buffer) => {
      text += chunk.toString()
      // Kept, so that the search for what must not be there finds the logs too.
      void appendFile(path.join(dataDir, 'serve.log'), chunk)
      if (/^Ready\.$|^The sites are up\./m.test(text)) resolve()
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.once('exit', (code) => reject(new Error(`The platform ended with ${code}:\n${text.slice(-2000)}`)))
  })
  child.removeAllListeners('exit')
  return child
}
