import { readReadiness } from '../../../db/queries/read-readiness.ts'
import { connectOnce } from './with-postgres.ts'

/**
 * Whether what has failed just now failed because Postgres is away or not ready. Asked of Postgres itself: the errors of a connection that could not be
 * made differ between the local runtime and Hyperdrive, and some have neither a code nor a name of their own.
 */
export const isDatabaseAway = (env: PlatformEnv): Promise<boolean> =>
  connectOnce(env, (sql) => readReadiness(sql, undefined)).then(
    (readiness) => readiness !== 'ready',
    () => true,
  )
