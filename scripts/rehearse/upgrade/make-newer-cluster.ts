import path from 'node:path'
import { withConnection } from '../../../db/connect.ts'
import { startEmbeddedPostgres } from '../../../db/embedded/embedded-postgres.ts'
import { migrate } from '../../../db/migrate.ts'

/** A stopped server in `folder` where every database begins with the schema of this checkout. What POSTGRES_TEMPLATE names (db/embedded/cluster-template.ts). */
export async function makeNewerCluster(folder: string): Promise<string> {
  const place = path.join(folder, 'postgres')
  const { url, stop } = await startEmbeddedPostgres(place)
  try {
    const all = new URL(url)
    all.pathname = '/template1'
    await withConnection(all.href, (sql) => migrate(sql))
  } finally {
    await stop()
  }
  return place
}
