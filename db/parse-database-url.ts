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
  return url.href
}
