import { access, constants } from 'node:fs/promises'
import path from 'node:path'
import { readPgpass } from './read-pgpass.ts'

/** The message says what to do, and nothing of a password. */
export class DatabaseUrlWrong extends Error {
  override readonly name = 'DatabaseUrlWrong'
}

const SHAPE = 'postgres://user:password@host:5432/database'
/** Where no password is known: a server that trusts the address does not ask for it, and the local runtime wants one. */
export const NO_PASSWORD = 'no-password'

/** DATABASE_URL with everything that the Workers need in it: what is left out comes from where libpq takes it. Throws DatabaseUrlWrong. */
export async function parseDatabaseUrl(text: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const url = URL.parse(text)
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) throw new DatabaseUrlWrong(`DATABASE_URL must look like ${SHAPE}.`)
  if (url.hostname === '' || url.searchParams.get('host')?.startsWith('/'))
    throw new DatabaseUrlWrong(
      `DATABASE_URL names no host. The Workers reach PostgreSQL over TCP and not over a Unix socket (peer): ${SHAPE}, with the password in the address, in PGPASSWORD or in ~/.pgpass.`,
    )
  const user = decodeURIComponent(url.username) || env.PGUSER || env.USER
  if (!user) throw new DatabaseUrlWrong(`DATABASE_URL names no user: ${SHAPE}.`)
  url.username = encodeURIComponent(user)
  if (url.pathname === '' || url.pathname === '/') url.pathname = `/${encodeURIComponent(env.PGDATABASE || user)}`
  if (url.password === '') {
    const database = decodeURIComponent(url.pathname.slice(1))
    const found = env.PGPASSWORD || (await readPgpass({ host: url.hostname, port: url.port || '5432', database, user }))
    url.password = encodeURIComponent(found ?? NO_PASSWORD)
  }
  await settleTls(url)
  return url.href
}

const MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full']

/** As libpq reads it, for all who read it after us: they differ in the rest. */
async function settleTls({ searchParams }: URL): Promise<void> {
  const [mode, authority] = [searchParams.get('sslmode'), searchParams.get('sslrootcert')]
  if (mode === 'allow') searchParams.set('sslmode', 'prefer')
  else if (mode !== null && !MODES.includes(mode))
    throw new DatabaseUrlWrong(`DATABASE_URL has sslmode=${mode}, and it can be ${MODES.join(', ')}.`)
  if (authority === null || mode === 'disable') return
  if (mode === null || mode === 'prefer' || mode === 'allow')
    throw new DatabaseUrlWrong('DATABASE_URL names sslrootcert, which is only used with sslmode=verify-full. Add that.')
  if (mode === 'require') searchParams.set('sslmode', 'verify-ca')
  if (authority === 'system') return
  const file = path.resolve(authority)
  await access(file, constants.R_OK).catch((error: NodeJS.ErrnoException) => {
    throw new DatabaseUrlWrong(`${file}, which DATABASE_URL names as sslrootcert, cannot be read (${error.code}).`)
  })
  searchParams.set('sslrootcert', file)
}
