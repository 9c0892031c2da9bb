/**
 * Whether an error of the client of Postgres says that the connection could not be made, or broke: then Postgres is away, or was. Pure. Not every such
 * error can be told by itself: is-database-away.ts.
 */
export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as Error & { code?: unknown }
  if (error.name === 'PostgresError') return AWAY_CLASSES.test(String(code))
  if (/^CONNECT(_TIMEOUT|ION_\w+)$/.test(String(code))) return true
  // A socket's own error, which the client hands on with the statement that it broke off. One of ours, such as a value that is undefined, has a code or a name.
  return 'query' in error && error.name === 'Error' && /^(undefined|E[A-Z]+)$/.test(String(code))
}

/** Connections, resources, interventions: https://www.postgresql.org/docs/18/errcodes-appendix.html */
const AWAY_CLASSES = /^(08|53|57)/
