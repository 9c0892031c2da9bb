import { WorkerEntrypoint } from 'cloudflare:workers'
import { app } from '../app.ts'
import { clock } from '../clock.ts'
import { askForKey } from '../pages/preview-access.ts'
import { answerHashedFile } from './answer-hashed-file.ts'
import { findTenant, type MachineEnv, type MachineTenant } from './find-tenant.ts'

/**
 * The site Worker of one machine: what index.ts is for one tenant, for all whose builds lie on its disk. A build is served from the moment that dist/<slug>
 * leads to it, a new host from the moment it stands there.
 */
export default {
  async fetch(request, env, ctx) {
    const tenant = await findTenant(new URL(request.url).hostname, env)
    // The platform's own page says that there is nothing.
    if (tenant === undefined || (await isShut(request, tenant))) return env.PLATFORM.fetch(request)
    return (await answerHashedFile(request, tenant, env)) ?? app.fetch(request, tenant, ctx)
  },
} satisfies ExportedHandler<MachineEnv>

/** A draft, its hashed files too, is nowhere for whoever has no key to it. */
async function isShut(request: Request, { manifest, env }: MachineTenant): Promise<boolean> {
  if (!manifest.draft) return false
  const answer = await askForKey({ url: new URL(request.url), request, manifest, now: clock(env, request) })
  return answer?.status === 404
}

/** For the local router, which lets a proxy have certificates for our hosts and no others. */
export class Hosts extends WorkerEntrypoint<MachineEnv> {
  async has(hostname: string): Promise<boolean> {
    return (await findTenant(hostname, this.env)) !== undefined
  }
}
