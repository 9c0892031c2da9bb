import type { Manifest } from '../../tenants/contract/manifest.ts'
import type { Random } from './variants/assign-variants.ts'

/** What a handler of the site Worker works with: one request to one tenant. */
export interface SiteContext {
  env: SiteEnv
  request: Request
  url: URL
  manifest: Manifest
  now: Date
  random: Random
  waitUntil: (work: Promise<unknown>) => void
}
