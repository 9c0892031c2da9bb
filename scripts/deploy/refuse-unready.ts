import path from 'node:path'
import { loadMigrations } from '../../db/migrate.ts'
import { selectMigrations } from '../../db/queries/deploys.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { namespaceProblem } from './check-namespace.ts'
import { missingSecrets } from './plan-secrets.ts'

/** Of the environment, so that every deploy of a platform goes the same way. */
export const chosenNamespace = (): string | undefined => process.env.DISPATCH_NAMESPACE || undefined

/** Secrets that are not there, a namespace that is not as it must be, or a database that is older than the code, would break what is deployed. */
export async function refuseUnready(
  root: string,
  { preview, namespace }: { preview: boolean; namespace?: string | undefined },
): Promise<void> {
  const missing = missingSecrets(process.env, { isPreview: preview, namespace })
  if (missing.length > 0)
    throw new Error(`Set ${missing.join(', ')} in the environment first (docs/operations.md). To see what would be uploaded: --dry-run.`)
  const problem = namespace === undefined ? undefined : await namespaceProblem(namespace)
  if (problem !== undefined) throw new Error(problem)
  if (preview) return
  const applied = await withDatabase(root, selectMigrations)
  const here = (await loadMigrations(path.join(root, 'db/migrations'))).map(({ name }) => name)
  const behind = here.filter((name) => !applied.includes(name))
  if (behind.length > 0) throw new Error(`The database lacks ${behind.join(', ')}. Run "DATABASE_URL=… npm run migrate" first.`)
}
