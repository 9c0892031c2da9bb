import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { explainDatabaseError } from '../../db/explain-database-error.ts'
import { parseDatabaseUrl } from '../../db/parse-database-url.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { ROOT } from '../command-line/root.ts'
import { showProblems } from '../print/show-problems.ts'
import { showProgress } from '../print/show-progress.ts'
import { dataDirOf } from '../runtime/data-dir.ts'
import { prepareDatabase } from '../runtime/prepare-database.ts'

/** Applies migrations and takes over tenants and tests from the YAML. `record`: adds new migrations to hashes.json first. */
export async function migrateAndSync({ record }: { record: boolean }): Promise<void> {
  if (record) await recordHashes(path.join(ROOT, 'db/migrations'))
  const server = process.env.DATABASE_URL === undefined ? await startEmbeddedPostgres(path.join(dataDirOf(ROOT), 'postgres')) : undefined
  try {
    const url = server?.url ?? (await parseDatabaseUrl(process.env.DATABASE_URL ?? ''))
    const { applied, synced, problems, conflicts } = await prepareDatabase(url, buildPaths(ROOT), {
      onProgress: showProgress('migration'),
    }).catch((error: unknown) => {
      throw new Error(explainDatabaseError(error, url), { cause: error })
    })
    console.log(`${applied.length === 0 ? 'No new migrations' : `Applied ${applied.join(', ')}`}. Tenants: ${synced.join(', ')}.`)
    for (const conflict of conflicts) console.warn(conflict)
    if (problems.length > 0) {
      console.error(`\n${await showProblems(ROOT, problems)}`)
      process.exitCode = 1
    } else if (applied.length > 0) console.log('Next: npm run serve, or npm run deploy -- --all where the sites are on Cloudflare.')
  } finally {
    if (server?.started) await server.stop()
  }
}

/** Adds hashes of files that are not listed; a listed one is never changed. */
async function recordHashes(folder: string): Promise<void> {
  const file = path.join(folder, 'hashes.json')
  const listed = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.sql')).sort()) {
    listed[name] ??= createHash('sha256')
      .update(await readFile(path.join(folder, name)))
      .digest('hex')
  }
  await writeFile(file, `${JSON.stringify(listed, null, 2)}\n`)
}
