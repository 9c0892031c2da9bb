import { readReadiness } from '../../../db/queries/read-readiness.ts'
import { isConnectionError } from './is-connection-error.ts'
import { connectOnce } from './with-postgres.ts'

/**
 * Whether `error` came of it that Postgres is away or not ready. What the client of Postgres says is believed: Postgres may be back by now. Of all else
 * Postgres itself is asked: the errors of a connection that could not be made differ between the local runtime and Hyperdrive, and some have neither a
 * code nor a name of their own.
 */
export const isDatabaseAway = async (env: PlatformEnv, error: unknown): Promise<boolean> =>
  isConnectionError(error) ||
  (await connectOnce(env, (sql) => readReadiness(sql, undefined)).then(
    (readiness) => readiness !== 'ready',
    () => true,
  ))
