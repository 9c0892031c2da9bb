import path from 'node:path'

/** Where a build reads and writes; tests give their own folders. Absolute paths. */
export interface BuildPaths {
  /** The repository: sites/, astro.config.mjs, package-lock.json. */
  root: string
  tenants: string
  dist: string
  cache: string
  /** The compiled engine. */
  engine: string
}

export function buildPaths(root: string): BuildPaths {
  return {
    root,
    tenants: path.join(root, 'tenants'),
    dist: path.join(root, 'dist'),
    cache: path.join(root, '.cache'),
    engine: path.join(root, '.engine'),
  }
}

/** Name of the apex site among the folders of dist/; a slug that no tenant can have. */
export const PLATFORM = 'platform'

/**
 * What stands behind the links of dist/: `sites/<slug>/<version>` are whole builds that never change, of which dist/<slug> leads to the live one, and
 * `hosts/<host>` holds the slug of the tenant that has it.
 */
export const SERVED = '.served'
export const siteVersions = (dist: string, slug: string): string => path.join(dist, SERVED, 'sites', slug)
/** Builds of drafts that their companions look at, arranged as those of dist/ itself: never live, and gone when they are published. */
export const draftsDist = (dist: string): string => path.join(dist, SERVED, 'drafts')
export const servedHosts = (dist: string): string => path.join(dist, SERVED, 'hosts')
