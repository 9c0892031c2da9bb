import path from 'node:path'
import { withConnection } from '../../../db/connect.ts'
import { makeLogin } from '../../../db/queries/evacuate.ts'
import type { BuildPaths } from '../../../sites/builder/paths.ts'
import { type LocalSecrets, loadLocalSecrets } from '../../runtime/local-secrets.ts'
import { openMailbox } from '../../runtime/open-mailbox.ts'
import { prepareDatabase } from '../../runtime/prepare-database.ts'
import { startRuntime } from '../../runtime/start-runtime.ts'
import type { FoundServer } from '../postgres/find-server.ts'
import { makeManagedPostgres } from '../postgres/make-managed-postgres.ts'

export interface Cloudflare {
  port: number
  /** Of the database, as its owner. */
  ownerUrl: string
  secrets: LocalSecrets
  stop: () => Promise<void>
}

const LOGIN = { name: 'platform_worker', password: 'worker' }

/** What runs before: the Workers in workerd with their Durable Objects, on the real hosts, and a PostgreSQL as it is sold, which they reach by a login of their own. */
export async function startCloudflare(folder: string, paths: BuildPaths, server: FoundServer): Promise<Cloudflare> {
  const managed = await makeManagedPostgres(folder, server, { isEncrypted: false })
  const secrets = await loadLocalSecrets(path.join(folder, 'secrets'))
  await prepareDatabase(managed.ownerUrl, paths)
  await withConnection(managed.ownerUrl, (sql) => makeLogin(sql, LOGIN))
  const workers = new URL(managed.ownerUrl)
  workers.username = LOGIN.name
  workers.password = LOGIN.password
  const nothing = async () => new Response(null, { status: 204 })
  const runtime = await startRuntime({
    ...{ root: paths.root, dist: paths.dist, databaseUrl: workers.href, port: 0, secrets, isPublic: true },
    state: path.join(folder, 'edge'),
    // Closed off from its database it says so once for each request, as it should: a thousand lines before the table.
    heard: (line) => {
      if (process.env.DEBUG) console.error(line)
    },
    mail: { mailbox: openMailbox(path.join(folder, 'mails')), pushService: nothing },
  })
  return {
    port: runtime.port,
    ownerUrl: managed.ownerUrl,
    secrets,
    stop: async () => {
      await runtime.stop()
      await managed.stop()
    },
  }
}
