import type { Manifest } from '../../tenants/contract/manifest.ts'
import { app } from './app.ts'
import manifestText from './manifest.json'

/** Put beside the script at deploy time: dist/<tenant>/manifest.json. */
const manifest = JSON.parse(manifestText) as Manifest

/** The site Worker of one tenant, as Cloudflare has it. */
export default {
  fetch: (request, env, ctx) => app.fetch(request, { env, manifest }, ctx),
} satisfies ExportedHandler<SiteEnv>
