import { readFileSync } from 'node:fs'
import type { Options } from 'postgres'

/** What libpq knows in an address and a server does not: what is left goes to it as a setting of the session. */
const OURS = ['sslmode', 'sslrootcert', 'channel_binding', 'gssencmode', 'prepare']

interface PlannedConnection {
  /** Without what is said in the rest. */
  address: string
  ssl: Exclude<Options<never>['ssl'], undefined>
  /** Statements by name belong to a session, which a pooler in transaction mode does not keep: only where the address says prepare=true. */
  prepare: boolean
}

/** An address as libpq reads it -> what postgres.js takes, which knows no sslrootcert. Reads that file. */
export function planConnection(url: string): PlannedConnection {
  const address = URL.parse(url)
  // Said by postgres.js in its own words.
  if (!address) return { address: url, ssl: false, prepare: false }
  const [mode, authority, prepare] = ['sslmode', 'sslrootcert', 'prepare'].map((name) => address.searchParams.get(name) ?? undefined)
  for (const name of OURS) address.searchParams.delete(name)
  return { address: address.href, ssl: planTls(mode, { authority, host: address.hostname }), prepare: prepare === 'true' }
}

/** https://www.postgresql.org/docs/18/libpq-ssl.html#LIBPQ-SSL-SSLMODE-STATEMENTS */
function planTls(mode: string | undefined, { authority, host }: { authority: string | undefined; host: string }): PlannedConnection['ssl'] {
  if (mode === undefined || mode === 'disable') return false
  if (mode === 'require' || mode === 'prefer') return mode
  return {
    // Of a connection to an address Node would ask for "localhost".
    host: host.replace(/^\[|\]$/g, ''),
    rejectUnauthorized: true,
    ...(authority === undefined || authority === 'system' ? {} : { ca: readFileSync(authority) }),
    ...(mode === 'verify-ca' ? { checkServerIdentity: () => undefined } : {}),
  }
}
