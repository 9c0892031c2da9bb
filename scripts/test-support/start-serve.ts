import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')

export interface Serve {
  port: number
  dataDir: string
  child: ChildProcess
  output: () => string
  /** Ends it as Ctrl-C does and removes its data. Returns the exit code. */
  stop: () => Promise<number | null>
}

/** The real command in its own process on a free port, with its own data. */
export async function startServe({
  flags = ['--no-watch'],
  env = {},
  root = ROOT,
  isDatabaseAway = false,
  within = [],
}: {
  /** A program and its arguments that runs the command: in a namespace of its own, say. */
  within?: readonly string[]
  /** Whether it is started without a database, so that only its sites are waited for. */
  isDatabaseAway?: boolean
  flags?: string[]
  env?: Record<string, string>
  root?: string
} = {}): Promise<Serve> {
  const dataDir = env.DATA_DIR ?? (await makeDataDir())
  const [program = process.execPath, ...words] = [...within, process.execPath, 'scripts/commands/serve.ts', ...flags]
  const child = spawn(program, words, {
    cwd: root,
    // One client of the tests books all day, a machine that does much else answers late, and what a test publishes must not reach the real folders.
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir, BOOKING_LIMITS: 'off', DATABASE_PATIENCE: '30', PUBLISHER: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const collect = (chunk: Buffer) => {
    text += chunk.toString()
    // Kept beside the data, so that a search for what must not be there finds the logs too.
    appendFileSync(path.join(dataDir, 'serve.log'), chunk)
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const stop = async () => {
    child.kill('SIGINT')
    const code = await ended
    await rm(dataDir, { recursive: true, force: true })
    return code
  }
  const port = await waitForPort(() => text, { ended, isDatabaseAway })
  return { port, dataDir, child, output: () => text, stop }
}

/** A private folder, which only its owner may enter: PostgreSQL must start there too. */
export const makeDataDir = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'companion-'))

/** A first build encodes every photo, which takes a busy machine minutes. */
const START_MINUTES_MAX = 20
/** A database that serve cannot prepare for so long stays so: the tests end with its sentence. */
const REFUSED_MINUTES_MAX = 2

async function waitForPort(
  output: () => string,
  { ended, isDatabaseAway }: { ended: Promise<number | null>; isDatabaseAway: boolean },
): Promise<number> {
  let exit: { code: number | null } | undefined
  void ended.then((code) => {
    exit = { code }
  })
  let end = Date.now() + START_MINUTES_MAX * 60_000
  for (;;) {
    const port = /(?:apex\s+http:\/\/localhost|listens\s+http:\/\/127\.0\.0\.1):(\d+)/.exec(output())?.[1]
    if (port !== undefined && (isDatabaseAway || /^Ready\.$/m.test(output()))) return Number(port)
    if (exit) throw new Error(`serve ended with ${exit.code}:\n${output()}`)
    if (!isDatabaseAway && output().includes('tried again until it works')) end = Math.min(end, Date.now() + REFUSED_MINUTES_MAX * 60_000)
    if (Date.now() > end) throw new Error(`serve is not ready:\n${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
