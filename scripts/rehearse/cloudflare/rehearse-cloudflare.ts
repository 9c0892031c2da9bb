import type { Finding } from '../finding.ts'
import { ACCOUNT_ID, API_TOKEN, makeAccount } from './account.ts'
import { deployFirst, failInPart, refusePlaceholder } from './first-scenes.ts'
import { goBack, joinNamespace, previewOne, removeOne } from './later-scenes.ts'
import { HYPERDRIVE_ID, type Run, SECRETS, type Stage } from './stage.ts'
import { type Call, startApi } from './start-api.ts'

export interface Rehearsal {
  findings: Finding[]
  /** Of the first deployment: the platform and every tenant. */
  calls: Call[]
}

/**
 * Deploys to a stand-in of Cloudflare's API with the real wrangler, as somebody does it for the first time and in the weeks after: what is uploaded, refused, tried again and
 * undone. `databaseUrl`: a migrated database that knows the tenants. `run`: runs one of our commands.
 */
export async function rehearseCloudflare({
  tenants,
  domain,
  databaseUrl,
  run,
}: {
  tenants: readonly string[]
  domain: string
  databaseUrl: string
  run: Run
}): Promise<Rehearsal> {
  const account = makeAccount({ zones: [domain], queues: ['events', 'events-dead'] })
  account.hyperdrive.add(HYPERDRIVE_ID)
  const api = await startApi(account)
  const environment = {
    ...SECRETS,
    ...{ CLOUDFLARE_API_BASE_URL: api.url, CLOUDFLARE_API_TOKEN: API_TOKEN, CLOUDFLARE_ACCOUNT_ID: ACCOUNT_ID },
    ...{ DATABASE_URL: databaseUrl, HYPERDRIVE_ID },
  }
  const go: Stage['go'] = async (line, env = {}) => {
    const from = api.calls.length
    const [command = '', ...flags] = line.split(' ')
    const ran = await run(command, flags, { ...environment, ...env })
    return { ...ran, calls: api.calls.slice(from) }
  }
  const stage = { account, go, mishaps: api.mishaps, tenants }
  try {
    const refused = await refusePlaceholder(stage)
    const { calls, ...first } = await deployFirst(stage)
    const later = [
      ...(await failInPart(stage)),
      ...(await goBack(stage)),
      ...(await previewOne(stage)),
      ...(await removeOne(stage)),
      ...(await joinNamespace(stage)),
    ]
    return { findings: [refused, ...first.findings, ...later], calls }
  } finally {
    await api.stop()
  }
}
