import { spawnSync } from 'node:child_process'
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { runAsOwner, serverOwner } from '../../../db/embedded/run-as-owner.ts'
import { freePort } from '../../runtime/free-port.ts'
import type { Authority } from './make-authority.ts'

export const HOW_TO_INSTALL_PGBOUNCER = 'apt-get install pgbouncer'
const START_MS_MAX = 10_000
/** Where Debian has it. */
const PROGRAM = '/usr/sbin/pgbouncer'

export const hasPgbouncer = (): boolean => spawnSync(PROGRAM, ['--version']).status === 0

/** PgBouncer in transaction mode before a server, as providers put it there. Returns the address of `serverUrl` through it. */
export async function startPgbouncer(
  folder: string,
  serverUrl: string,
  authority: Authority | undefined,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const { port, username, password } = new URL(serverUrl)
  const owner = await serverOwner()
  const place = path.join(folder, 'pgbouncer')
  const at = (name: string) => path.join(place, name)
  await mkdir(place, { mode: 0o700 })
  const listening = await freePort()
  const tls = authority
    ? { client_tls_sslmode: 'require', client_tls_cert_file: at('server.crt'), client_tls_key_file: at('server.key') }
    : {}
  const toServer = authority ? { server_tls_sslmode: 'verify-full', server_tls_ca_file: at('ca.crt') } : {}
  const settings = {
    listen_addr: '127.0.0.1',
    listen_port: String(listening),
    unix_socket_dir: '',
    pool_mode: 'transaction',
    default_pool_size: '5',
    auth_type: 'scram-sha-256',
    auth_file: at('users.txt'),
    logfile: at('pgbouncer.log'),
    pidfile: at('pgbouncer.pid'),
    ...tls,
    ...toServer,
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`)
  const files: Record<string, string | Buffer> = {
    'pgbouncer.ini': `[databases]\n* = host=127.0.0.1 port=${port}\n[pgbouncer]\n${lines.join('\n')}\n`,
    'users.txt': `"${username}" "${password}"\n`,
    ...(authority && {
      'ca.crt': await readFile(authority.certificate),
      'server.crt': await readFile(authority.server.certificate),
      'server.key': await readFile(authority.server.key),
    }),
  }
  for (const [name, text] of Object.entries(files)) await writeFile(at(name), text, { mode: 0o600 })
  if (owner) for (const file of [place, ...Object.keys(files).map(at)]) await chown(file, owner.uid, owner.gid)
  await runAsOwner({ file: PROGRAM, flags: ['-d', at('pgbouncer.ini')], owner, folder: place })
  const pid = await pidOf(at('pgbouncer.pid'), at('pgbouncer.log'))
  const url = new URL(serverUrl)
  url.port = String(listening)
  return { url: url.href, stop: async () => void process.kill(pid, 'SIGINT') }
}

/** The command returns as soon as the server is in the background, which writes the file a moment later. Throws what the server has written, where it never does. */
async function pidOf(file: string, log: string): Promise<number> {
  const end = Date.now() + START_MS_MAX
  for (;;) {
    const pid = Number(await readFile(file, 'utf8').catch(() => ''))
    if (pid > 0) return pid
    if (Date.now() > end) throw new Error(`PgBouncer did not start: ${(await readFile(log, 'utf8').catch(() => 'it has no log.')).trim()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
