import type { Sql } from 'postgres'
import { withConnection } from '../../db/connect.ts'
import { type MigrationProgress, migrate } from '../../db/migrate.ts'
import { type TenantConflict, type TenantRow, upsertTenants } from '../../db/queries/upsert-tenants.ts'
import { lastBuild } from '../../sites/builder/last-build.ts'
import type { BuildPaths } from '../../sites/builder/paths.ts'
import { siteLanguages } from '../../sites/builder/site-languages.ts'
import { nameShownPhotos } from '../../tenants/contract/shown-photo.ts'
import { readSiteTexts, sourceOf } from '../../tenants/edit/site-texts.ts'
import { tenantHosts } from '../../tenants/load/check-hosts.ts'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import type { TenantConfig } from '../../tenants/load/load-tenant.ts'
import type { Problem } from '../../tenants/load/problem.ts'
import { loadTenants } from './load-tenants.ts'
import { syncPictures } from './sync-pictures.ts'

export interface PreparedDatabase {
  /** Migrations and functions that were applied now. */
  applied: string[]
  /** Slugs that the database now has as the YAML has them. */
  synced: string[]
  /** Of tenants that are not right: the database has them as it had them before. */
  problems: Problem[]
  /** What a developer and she have both changed, in sentences. */
  conflicts: string[]
}

/**
 * Migrations, then tenants and tests as the YAML has them. `refused`: slugs of which a build wrote nothing, so that nothing of them is written here.
 * `only`: the tenants that have changed, where nothing else has. `onProgress` hears of each migration.
 */
export async function prepareDatabase(
  url: string,
  paths: BuildPaths,
  {
    refused = new Set(),
    only,
    onProgress,
  }: { refused?: ReadonlySet<string>; only?: ReadonlySet<string> | undefined; onProgress?: MigrationProgress } = {},
): Promise<PreparedDatabase> {
  return withConnection(url, async (sql) => {
    const applied = only === undefined ? await migrate(sql, onProgress === undefined ? {} : { onProgress }) : []
    const folders = await listTenants(paths.tenants)
    const { tenants, problems } = await loadTenants(paths.tenants, only === undefined ? folders : folders.filter((slug) => only.has(slug)))
    const right = tenants.filter(({ slug }) => !refused.has(slug))
    const conflicts = await upsertTenants(sql, await Promise.all(right.map((config) => planTenantRow(config, paths))), { folders })
    for (const { slug } of right) await syncPictures(sql, paths, slug)
    return { applied, synced: right.map(({ slug }) => slug), problems, conflicts: conflicts.map(tellConflict) }
  })
}

/** One tenant, after something of hers was published: her row, her tests, her thumbnails. Returns conflicts as prepareDatabase does. */
export async function syncTenant(sql: Sql, paths: BuildPaths, config: TenantConfig): Promise<string[]> {
  const conflicts = await upsertTenants(sql, [await planTenantRow(config, paths)], { folders: await listTenants(paths.tenants) })
  await syncPictures(sql, paths, config.slug)
  return conflicts.map(tellConflict)
}

const planTenantRow = async (config: TenantConfig, paths: BuildPaths): Promise<TenantRow> => {
  const { slug, folder, tenant, experiments, photos } = config
  return {
    slug,
    tenant,
    experiments: experiments.map((experiment) => nameShownPhotos(experiment, photos)),
    host: tenantHosts(slug, tenant)[0] ?? '',
    builtAt: await lastBuild(paths, slug),
    source: sourceOf(await readSiteTexts(folder)),
    languages: siteLanguages(config),
  }
}

const tellConflict = ({ slug, field, hers, after }: TenantConflict): string =>
  `${slug}: tenant.yaml changes ${field} to ${textOf(after)}, and she has set it to ${textOf(hers)} since. The file holds; hers is in \`npm run diary -- history ${slug}\`.`

const textOf = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value))
