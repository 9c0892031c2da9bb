import { NoClusterMade } from '../../db/embedded/run-as-owner.ts'
import { explainDatabaseError } from '../../db/explain-database-error.ts'
import type { BuildPaths } from '../../sites/builder/paths.ts'
import { noteInDatabase, refuseForeignDatabase } from '../secrets/admit-secrets.ts'
import { settleSecrets } from '../secrets/secrets-of-stack.ts'
import { DatabaseKeeper, type KeeperOptions } from './keep-database.ts'
import { type LocalSecrets, SecretsProblem } from './local-secrets.ts'
import { PendingTenants } from './pending-tenants.ts'
import { prepareDatabase } from './prepare-database.ts'
import type { Runtime } from './start-runtime.ts'

export interface TellDatabaseOptions {
  url: string
  paths: BuildPaths
  dataDir: string
  secrets: LocalSecrets
  /** Slugs of which the last build wrote nothing. */
  refused: ReadonlySet<string>
  /** The embedded server, if it is that. */
  server: { start: () => Promise<void> } | undefined
  operate: Runtime['operate']
  tried?: KeeperOptions['tried']
  say: (sentence: string) => void
}

/** Keeps the database told of migrations and tenants. `tell`: of these slugs; none: of everything. */
export function tellDatabase(options: TellDatabaseOptions): {
  database: DatabaseKeeper
  tell: (slugs: readonly string[]) => Promise<void>
} {
  const { url, paths, dataDir, secrets, refused, server, operate, tried, say } = options
  const once = { isAdmitted: false, isSettled: false }
  const pending = new PendingTenants()
  const database = new DatabaseKeeper({
    work: async () => {
      await server?.start()
      // Once, both: a secret changes between two starts, and this runs at every save.
      if (!once.isAdmitted) await refuseForeignDatabase(url, secrets)
      await pending.hand(async (only) => {
        for (const conflict of (await prepareDatabase(url, paths, { refused, only })).conflicts) say(conflict)
      })
      if (!once.isAdmitted) await noteInDatabase(url, secrets)
      once.isAdmitted = true
      if (!once.isSettled) once.isSettled = await settleSecrets(dataDir, { secrets, operate, say })
    },
    explain: (error) => explainDatabaseError(error, url),
    isFatal: (error) => error instanceof SecretsProblem || error instanceof NoClusterMade,
    tried,
    say,
  })
  const tell = async (slugs: readonly string[]) => {
    pending.add(slugs)
    await database.prepare()
  }
  return { database, tell }
}
