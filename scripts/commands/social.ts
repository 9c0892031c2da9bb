import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { selectSocialPosts, upsertSocialMetrics } from '../../db/queries/social-metrics.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { decodeText } from '../../tenants/load/decode-text.ts'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import { formatTable } from '../print/format-table.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { parseMetrics } from '../social/parse-metrics.ts'

// npm run social -- import --tenant <slug> FILE.csv|FILE.json [--platform bluesky] | list --tenant <slug>

const USAGE = `Usage: npm run social -- import --tenant <slug> FILE.csv|FILE.json [--platform bluesky]
       npm run social -- list --tenant <slug>                      each post with the visits and requests its campaign brought
Columns: platform, post_id, measured_on; optional posted_at, url, utm_campaign, impressions, likes, comments, shares, clicks.`

const root = path.resolve(import.meta.dirname, '../..')

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { tenant: { type: 'string' }, platform: { type: 'string' } },
  })
  const [verb, file] = positionals
  const { tenant } = values
  if (tenant === undefined) throw new Error(USAGE)
  if (!(await listTenants(buildPaths(root).tenants)).includes(tenant)) throw new Error(`There is no tenant "${tenant}".`)
  if (verb === 'import' && file !== undefined) {
    const decoded = decodeText(await readFile(file))
    if ('problem' in decoded)
      throw new Error(`Nothing was imported.\nline ${decoded.problem.line}: ${decoded.problem.got}. ${decoded.problem.fix}`)
    const metrics = parseMetrics(decoded.text, { isJson: file.endsWith('.json'), platform: values.platform })
    const added = await withDatabase(root, (sql) => upsertSocialMetrics(sql, tenant, metrics))
    console.log(`${metrics.length} rows: ${added} new, ${metrics.length - added} replaced.`)
  } else if (verb === 'list') {
    const posts = await withDatabase(root, (sql) => selectSocialPosts(sql, tenant))
    console.log(posts.length === 0 ? 'No posts yet.' : formatTable(posts.map((post) => mapValues(post))))
  } else throw new Error(USAGE)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

function mapValues(post: object): Record<string, string> {
  return Object.fromEntries(Object.entries(post).map(([name, value]) => [name, value === null ? '' : String(value)]))
}
