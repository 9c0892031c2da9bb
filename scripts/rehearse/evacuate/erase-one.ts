import path from 'node:path'
import { withConnection } from '../../../db/connect.ts'
import { startEmbeddedPostgres } from '../../../db/embedded/embedded-postgres.ts'
import { eraseClient } from '../../../db/queries/client-data.ts'
import { askAt, type Place } from '../../evacuate/ask-at.ts'
import type { Asked } from './book-all-along.ts'

/** As `npm run privacy -- erase` does it. */
export async function eraseOne([first]: readonly Asked[], place: Place, dataDir: string): Promise<Asked> {
  if (first?.reference === undefined) throw new Error('No request waited while the database was closed.')
  const { slug: tenantId, reference } = first
  const { url } = await startEmbeddedPostgres(path.join(dataDir, 'postgres'))
  const { references } = await askAt<{ references: string[] }>(place, 'forget', { tenantId, clientHash: null, references: [reference] })
  await withConnection(url, (sql) => eraseClient(sql, tenantId, { selector: { reference }, references }))
  await askAt(place, 'shred', { tenantId })
  return first
}
