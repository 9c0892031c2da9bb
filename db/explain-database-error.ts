import postgres from 'postgres'
import { EmbeddedPostgresError } from './embedded/run-as-owner.ts'
import { NO_PASSWORD } from './parse-database-url.ts'

/** What keeps a database from being used, as one sentence and what to do. An error that nobody foresaw keeps its own words. */
export function explainDatabaseError(error: unknown, url: string): string {
  if (error instanceof EmbeddedPostgresError) return error.message
  const { host, username, password, pathname } = new URL(url)
  const [user, database] = [decodeURIComponent(username), decodeURIComponent(pathname.slice(1))]
  const code = String((error as { code?: unknown }).code ?? '')
  if (error instanceof postgres.PostgresError) {
    if (code === '57P03') return `PostgreSQL at ${host} is starting or stopping.`
    if (code === '3D000') return `PostgreSQL at ${host} has no database "${database}". Make it: createdb --owner "${user}" "${database}"`
    if (code === '28P01' && password === NO_PASSWORD)
      return `PostgreSQL at ${host} wants a password of "${user}", and there is none in DATABASE_URL, PGPASSWORD or ~/.pgpass.`
    if (code === '28P01') return `PostgreSQL at ${host} does not take the password of "${user}" (28P01). Correct it in DATABASE_URL.`
    if (code.startsWith('28')) return `PostgreSQL at ${host} does not let "${user}" in (${code}): ${error.message}.`
    if (code === '53300') return `PostgreSQL at ${host} has no connection left (53300).`
    if (code === '42501')
      return `The user "${user}" of DATABASE_URL has too few rights: ${error.message}. As an administrator: alter database "${database}" owner to "${user}"; alter role "${user}" createrole;`
    return `PostgreSQL at ${host} says: ${error.message} (${code}).`
  }
  if (/^(E[A-Z_]+|CONNECT_TIMEOUT|CONNECTION_[A-Z]+)$/.test(code)) return `PostgreSQL at ${host} does not answer (${code}).`
  return error instanceof Error ? error.message : String(error)
}
