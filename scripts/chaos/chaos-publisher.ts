import { cp } from 'node:fs/promises'
import path from 'node:path'
import { buildAll } from '../../sites/builder/build-all.ts'
import { withBenchDatabase } from '../bench/with-bench-database.ts'
import { formatTable } from '../print/format-table.ts'
import { makePublishable } from '../publisher/make-publishable.ts'
import { prepareDatabase } from '../runtime/prepare-database.ts'
import { seededRandom } from '../simulate/seeded-random.ts'
import { type KillFindings, killPublisher } from './kill-publisher.ts'

const TENANT = 'opal'
/** From its start, with what it imports, to the end of what it does on a machine with nothing else to do. */
const LIFE_MS_MAX = 3500

/** A publisher of a site of its own is killed with -9 at so many random moments of its life. Returns the table, and whether all is well. */
export async function chaosPublisher({ kills, seed }: { kills: number; seed: number }): Promise<{ text: string; isWell: boolean }> {
  const random = seededRandom(seed)
  const root = path.resolve(import.meta.dirname, '../..')
  const place = await makePublishable((tenants) => cp(path.join(root, 'tenants/margot'), path.join(tenants, TENANT), { recursive: true }))
  try {
    await buildAll({ paths: place.paths, tenants: [], force: false, onProgress: () => undefined })
    return await withBenchDatabase(async (sql, url) => {
      await prepareDatabase(url, place.paths)
      const moments = Array.from({ length: kills }, () => ({ afterMs: Math.round(300 + random() * LIFE_MS_MAX) }))
      return tellFindings(await killPublisher({ sql, url, paths: place.paths, git: place.git, tenant: TENANT }, moments))
    })
  } finally {
    await place.drop()
  }
}

function tellFindings({ publications, broken, lost, miscommitted, isLastLive }: KillFindings): { text: string; isWell: boolean } {
  const isWell = broken + lost + miscommitted === 0 && isLastLive
  const verdict = (wrong: boolean) => (wrong ? 'WRONG' : 'ok')
  const rows = [
    { what: 'publications, each with a kill -9', count: `${publications}`, '': '' },
    { what: 'sites that were not whole after a kill', count: `${broken}`, '': verdict(broken > 0) },
    { what: 'publications that did not end as live', count: `${lost}`, '': verdict(lost > 0) },
    { what: 'publications not in the git log exactly once', count: `${miscommitted}`, '': verdict(miscommitted > 0) },
    { what: 'folder, page and database say the last one', count: isLastLive ? 'yes' : 'no', '': verdict(!isLastLive) },
  ]
  return { text: formatTable(rows), isWell }
}
