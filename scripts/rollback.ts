import path from 'node:path'
import { parseArgs } from 'node:util'
import { PLATFORM } from '../sites/build/paths.ts'
import { runWrangler } from './deploy/run-wrangler.ts'
import { siteWorkerName } from './stack/plan-workers.ts'

// npm run rollback -- <tenant> | platform [--dry-run]: the version before goes live again at once; Cloudflare keeps a hundred.

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
  const { code, output } = await runWrangler(path.resolve(import.meta.dirname, '..'), flags)
  console[code === 0 ? 'log' : 'error'](output)
  process.exitCode = code === 0 ? 0 : 1
}
