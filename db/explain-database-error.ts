import postgres from 'postgres'
import { EmbeddedPostgresError } from './embedded/run-as-owner.ts'
import { NO_PASSWORD } from './parse-database-url.ts'

/** What keeps a database from being used, as one sentence and what to do. An error that nobody foresaw keeps its own words. */
export function explainDatabaseError(error: unknown, url: string): string {
  if (error instanceof EmbeddedPostgresError) return error.message
  const { host, username, password, pathname, searchParams } = new URL(url)
  const [user, database] = [decodeURIComponent(username), decodeURIComponent(pathname.slice(1))]
  const code = String((error as { code?: unknown }).code ?? '')
  if (error instanceof postgres.PostgresError) {
    if (code === '57P03') return `PostgreSQL at ${host} is starting or stopping.`
    if (code === '3D000') return `PostgreSQL at ${host} has no database "${database}". Make it: createdb --owner "${user}" "${database}"`
    if (code === '28P01' && password === NO_PASSWORD)
      return `PostgreSQL at ${host} wants a password of "${user}", and there is none in DATABASE_URL, PGPASSWORD or ~/.pgpass.`
    if (code === '28P01') return `PostgreSQL at ${host} does not take the password of "${user}" (28P01). Correct it in DATABASE_URL.`
    if (code.startsWith('28') && /no encryption|SSL off/.test(error.message))
      return `PostgreSQL at ${host} takes encrypted connections only. Add ?sslmode=require to DATABASE_URL, or with the CA certificate of its provider ?sslmode=verify-full&sslrootcert=FILE.`
    if (code.startsWith('28')) return `PostgreSQL at ${host} does not let "${user}" in (${code}): ${error.message}.`
    if (code === '53300') return `PostgreSQL at ${host} has no connection left (53300).`
    if (code === '42501')
      return `The user "${user}" of DATABASE_URL has too few rights: ${error.message}. As an administrator: alter database "${database}" owner to "${user}"; alter role "${user}" createrole;`
    const { place } = error as { place?: { file: string; line: number } }
    return `PostgreSQL at ${host} says${place === undefined ? '' : ` of ${place.file}:${place.line}`}: ${error.message} (${code}).`
  }
  const ofTls = explainTls(code, host, searchParams)
  if (ofTls !== undefined) return ofTls
  if (/^(E[A-Z_]+|CONNECT_TIMEOUT|CONNECTION_[A-Z]+)$/.test(code)) return `PostgreSQL at ${host} does not answer (${code}).`
  return error instanceof Error ? error.message : String(error)
}

/** https://nodejs.org/api/tls.html#x509-certificate-error-codes */
function explainTls(code: string, host: string, searchParams: URLSearchParams): string | undefined {
  const [mode, authority] = [searchParams.get('sslmode'), searchParams.get('sslrootcert')]
  if (
    /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(_LOCALLY)?)|CERT_SIGNATURE_FAILURE)$/.test(
      code,
    )
  )
    return authority === null
      ? `PostgreSQL at ${host} shows a certificate that no public authority has signed (${code}). Take the CA certificate of its provider and add &sslrootcert=FILE to DATABASE_URL.`
      : `PostgreSQL at ${host} shows a certificate that ${authority} has not signed (${code}): it is another server, or the file is another provider's. Nothing was sent to it. Take the CA certificate of this one.`
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `PostgreSQL at ${host} shows a certificate of another host (${code}). Write the host into DATABASE_URL as the provider does, or sslmode=verify-ca where it has no name.`
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return `PostgreSQL at ${host} shows a certificate that is out of date (${code}). Look at the clock of this machine, then at the certificate.`
  if (/^(EPROTO|ERR_SSL_|ECONNRESET$)/.test(code) && /^(require|verify-)/.test(mode ?? ''))
    return `PostgreSQL at ${host} broke off the encrypted connection (${code}). It may not offer TLS.`
  return undefined
}
