import { chown, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Sql } from 'postgres'
import { withConnection } from '../../../db/connect.ts'
import { type Binaries, runningPort } from '../../../db/embedded/embedded-postgres.ts'
import { type Owner, runAsOwner, serverOwner } from '../../../db/embedded/run-as-owner.ts'
import { freePort } from '../../runtime/free-port.ts'
import { type Authority, makeAuthority } from './make-authority.ts'

export interface ManagedPostgres {
  port: number
  /** Undefined: it takes no encrypted connections. */
  authority: Authority | undefined
  /** As `doadmin`, the owner of `defaultdb`: makes databases and roles, and is no superuser. Where encrypted, the server is asked who it is. */
  ownerUrl: string
  /** As the provider: a superuser, for what a provider does. */
  providerUrl: string
  start: () => Promise<void>
  stop: () => Promise<void>
}

const DATABASE = 'defaultdb'
const OWNER = { username: 'doadmin', password: 'managed' }
const PROVIDER = { username: 'postgres', password: 'provider' }

/**
 * A server as it is sold, running, all its files in `folder`: it gives out one login, which owns one database, and takes encrypted connections alone, with a
 * certificate of an authority of its own (which needs openssl). `isEncrypted` false: all others.
 */
export async function makeManagedPostgres(
  folder: string,
  binaries: Binaries,
  { isEncrypted = true }: { isEncrypted?: boolean } = {},
): Promise<ManagedPostgres> {
  const owner = await serverOwner()
  const place = path.join(folder, 'postgres')
  await mkdir(place, { recursive: true, mode: 0o700 })
  if (owner) await chown(place, owner.uid, owner.gid)
  const server = { binaries, owner, place, data: path.join(place, 'cluster') }
  const authority = isEncrypted ? await makeAuthority(path.join(folder, 'authority')) : undefined
  await makeCluster(server, authority)
  const port = await freePort()
  const start = () => startCluster(server, { port, isEncrypted })
  await start()
  const query = authority ? `?sslmode=verify-full&sslrootcert=${encodeURIComponent(authority.certificate)}` : ''
  const urlOf = ({ username, password }: typeof OWNER, database: string) =>
    `postgres://${username}:${password}@127.0.0.1:${port}/${database}${query}`
  const providerUrl = urlOf(PROVIDER, 'postgres')
  await withConnection(providerUrl, sell)
  return { port, authority, ownerUrl: urlOf(OWNER, DATABASE), providerUrl, start, stop: () => stopCluster(server) }
}

interface Server {
  binaries: Binaries
  owner: Owner | undefined
  place: string
  data: string
}

async function makeCluster({ binaries, owner, place, data }: Server, authority: Authority | undefined): Promise<void> {
  const write = async (file: string, text: string | Buffer) => {
    await writeFile(file, text, { mode: 0o600 })
    if (owner) await chown(file, owner.uid, owner.gid)
  }
  const password = path.join(place, 'password')
  await write(password, PROVIDER.password)
  const flags = [
    '-D',
    data,
    '-U',
    PROVIDER.username,
    '-A',
    'scram-sha-256',
    `--pwfile=${password}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]
  await runAsOwner({ file: binaries.initdb, flags, owner, folder: place })
  await write(path.join(data, 'pg_hba.conf'), `${authority ? 'hostssl' : 'host'} all all 127.0.0.1/32 scram-sha-256\n`)
  if (!authority) return
  await write(path.join(data, 'server.crt'), await readFile(authority.server.certificate))
  await write(path.join(data, 'server.key'), await readFile(authority.server.key))
}

async function startCluster(
  { binaries, owner, place, data }: Server,
  { port, isEncrypted }: { port: number; isEncrypted: boolean },
): Promise<void> {
  if ((await runningPort(data)) !== undefined) return
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c ssl=${isEncrypted ? 'on' : 'off'} -c fsync=off -c log_min_error_statement=panic`
  const flags = ['start', '-D', data, '-l', path.join(place, 'postgres.log'), '-w', '-t', '60', '-s', '-o', settings]
  await runAsOwner({ file: binaries.pg_ctl, flags, owner, folder: place })
}

async function stopCluster({ binaries, owner, place, data }: Server): Promise<void> {
  if ((await runningPort(data)) === undefined) return
  await runAsOwner({ file: binaries.pg_ctl, flags: ['stop', '-D', data, '-m', 'fast', '-w', '-t', '120', '-s'], owner, folder: place })
}

async function sell(sql: Sql): Promise<void> {
  await sql.unsafe(`create role ${OWNER.username} login password '${OWNER.password}' createrole createdb nosuperuser nobypassrls`)
  await sql.unsafe(`create database ${DATABASE} owner ${OWNER.username}`)
}
