import postgres, { type Sql } from 'postgres'

/** A client for commands in Node. The caller ends it. */
export function connect(url: string): Sql {
  return postgres(url, { onnotice: () => undefined, connect_timeout: 10, max: 4 })
}
