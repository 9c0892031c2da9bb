import { forgetDeployed } from '../../db/queries/deploys.ts'
import { PLATFORM } from '../../sites/builder/paths.ts'
import { siteWorkerName } from '../../tenants/contract/urls.ts'
import { Usage } from '../command-line/failed.ts'
import { expectTenants } from '../command-line/known-tenant.ts'
import { ROOT } from '../command-line/root.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { chosenNamespace } from './refuse-unready.ts'
import { runWrangler } from './run-wrangler.ts'
import { DISPATCH } from './write-upload.ts'

/** The version before goes live again at once; Cloudflare keeps a hundred. */
export async function rollBack(name: string, { dryRun }: { dryRun: boolean }): Promise<void> {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Usage(`"${name}" is no slug of a tenant.`)
  const namespace = chosenNamespace()
  const isSite = name !== PLATFORM && name !== DISPATCH
  if (namespace !== undefined && isSite)
    throw new Usage(
      `A site in the namespace "${namespace}" keeps no version from before. Check out the commit from before, and: npm run deploy -- ${name}`,
    )
  const worker = isSite ? siteWorkerName(name) : name
  // What is live may have outlived its folder, and is what somebody in a hurry wants back. Cloudflare knows whether there is such a Worker.
  if (isSite) await expectTenants(ROOT, [name]).catch(({ message }: Error) => console.error(`${message} Trying the Worker ${worker}.`))
  const flags = ['rollback', '--name', worker, '--message', 'rolled back by npm run rollback', '--yes']
  if (dryRun) {
    console.log(`wrangler ${flags.join(' ')}`)
    return
  }
  const { code, output } = await runWrangler(ROOT, flags)
  console[code === 0 ? 'log' : 'error'](output)
  if (code === 0 && isSite) await forgetUpload(name)
  process.exitCode = code === 0 ? 0 : 1
}

/** What was uploaded last is not what is live any more, so that the next deploy uploads it again. */
async function forgetUpload(slug: string): Promise<void> {
  const isForgotten = await withDatabase(ROOT, (sql) => forgetDeployed(sql, slug)).then(
    () => true,
    () => false,
  )
  if (!isForgotten) console.error(`The database does not know of it. Deploy again with: npm run deploy -- ${slug} --force`)
}
