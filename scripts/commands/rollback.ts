import path from 'node:path'
import { parseArgs } from 'node:util'
import { forgetDeployed } from '../../db/queries/deploys.ts'
import { PLATFORM } from '../../sites/builder/paths.ts'
import { runWrangler } from '../deploy/run-wrangler.ts'
import { siteWorkerName } from '../runtime/plan-workers.ts'
import { withDatabase } from '../runtime/with-database.ts'

// npm run rollback -- <tenant> | platform [--dry-run]: the version before goes live again at once; Cloudflare keeps a hundred.

const ROOT = path.resolve(import.meta.dirname, '../..')
const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean', default: false } } })
const [name] = positionals
if (name === undefined || !/^[a-z][a-z0-9-]*$/.test(name)) {
  console.error('Usage: npm run rollback -- <tenant> | platform [--dry-run]')
  process.exit(1)
}
const worker = name === PLATFORM ? PLATFORM : siteWorkerName(name)
const flags = ['rollback', '--name', worker, '--message', 'rolled back by npm run rollback', '--yes']
if (values['dry-run']) console.log(`wrangler ${flags.join(' ')}`)
else {
  const { code, output } = await runWrangler(ROOT, flags)
  console[code === 0 ? 'log' : 'error'](output)
  if (code === 0 && name !== PLATFORM) await forgetUpload(name)
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
