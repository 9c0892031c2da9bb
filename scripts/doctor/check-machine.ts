import { execFile } from 'node:child_process'
import { stat, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Finding, look, ok, wrong } from './finding.ts'

const NODE_MIN = 24
const [FREE_MB_MIN, FREE_MB_GOOD] = [500, 2000]

export function judgeNode(version: string): Finding {
  const major = Number(/^v(\d+)/.exec(version)?.[1])
  return major >= NODE_MIN
    ? ok('Node', version)
    : wrong('Node', version, `Run it through npm scripts, which take Node ${NODE_MIN} from node_modules (npm ci puts it there).`)
}

/** The disk that DATA_DIR is on, or will be. */
export async function checkDisk(dataDir: string): Promise<Finding> {
  let folder = dataDir
  while ((await stat(folder).catch(() => undefined)) === undefined && folder !== path.dirname(folder)) folder = path.dirname(folder)
  const { bavail, bsize } = await statfs(folder)
  return judgeDisk((bavail * bsize) / 1024 / 1024, folder)
}

export function judgeDisk(freeMb: number, folder: string): Finding {
  const found = `${(freeMb / 1024).toFixed(1)} GB free at ${folder}`
  if (freeMb < FREE_MB_MIN) return wrong('disk', found, 'Make room: without it neither bookings nor photos can be kept.')
  return freeMb < FREE_MB_GOOD ? look('disk', found, 'Photos of a few tenants take a gigabyte: make room soon.') : ok('disk', found)
}

/** Whether what it keeps is hidden from other users of the machine, and this one has it. `user`: its number, for tests; root reaches everything. */
export async function checkDataDir(dataDir: string, user = process.getuid?.() ?? 0): Promise<Finding> {
  const info = await stat(dataDir).catch(() => undefined)
  if (!info) return ok('DATA_DIR', `${dataDir} is made at the first start`)
  if (!info.isDirectory()) return wrong('DATA_DIR', `${dataDir} is no folder`, 'Name a folder, or remove the file.')
  if (user !== 0 && info.uid !== user)
    return wrong('DATA_DIR', `${dataDir} is another user’s`, 'Run as that user, or set DATA_DIR to a folder of your own.')
  const mode = (info.mode & 0o777).toString(8)
  return (info.mode & 0o077) === 0
    ? ok('DATA_DIR', `${dataDir}, for its owner alone`)
    : wrong('DATA_DIR', `${dataDir} is open to others (${mode})`, `chmod 700 ${dataDir}`)
}

export async function checkPort(port: number): Promise<Finding> {
  const failure = await new Promise<string | undefined>((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(undefined)))
  })
  if (failure === undefined) return ok('port', `${port} is free`)
  const found = `${port} is not free (${failure})`
  return look('port', found, 'The platform may be running already; else set PORT to another one.')
}

/** As systemd knows it, where there is systemd. */
export async function checkClock(): Promise<Finding> {
  const { stdout } = await promisify(execFile)('timedatectl', ['show', '-p', 'NTPSynchronized', '--value']).catch(() => ({ stdout: '' }))
  if (stdout.trim() === 'yes') return ok('clock', 'set by the network')
  const found = stdout.trim() === 'no' ? 'not set by the network' : 'nobody here says whether the network sets it'
  return look('clock', found, 'A clock that is wrong tells wrong times: switch NTP on (timedatectl set-ntp true), or look at it yourself.')
}
