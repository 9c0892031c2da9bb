import { readFile } from 'node:fs/promises'
import { selectSocialPosts, upsertSocialMetrics } from '../../db/queries/social-metrics.ts'
import { decodeText } from '../../tenants/load/decode-text.ts'
import { expectTenants } from '../command-line/known-tenant.ts'
import { ROOT } from '../command-line/root.ts'
import { formatTable } from '../print/format-table.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { parseMetrics } from './parse-metrics.ts'

/** Figures of posts from a file, CSV or JSON; what is there already is replaced. */
export async function importPosts(file: string, { tenant, platform }: { tenant: string; platform?: string | undefined }): Promise<void> {
  await expectTenants(ROOT, [tenant])
  const decoded = decodeText(await readFile(file))
  if ('problem' in decoded)
    throw new Error(`Nothing was imported.\nline ${decoded.problem.line}: ${decoded.problem.got}. ${decoded.problem.fix}`)
  const metrics = parseMetrics(decoded.text, { isJson: file.endsWith('.json'), platform })
  const added = await withDatabase(ROOT, (sql) => upsertSocialMetrics(sql, tenant, metrics))
  console.log(`${metrics.length} rows: ${added} new, ${metrics.length - added} replaced.`)
}

/** Each post with the visits and requests its campaign brought. */
export async function listPosts({ tenant }: { tenant: string }): Promise<void> {
  await expectTenants(ROOT, [tenant])
  const posts = await withDatabase(ROOT, (sql) => selectSocialPosts(sql, tenant))
  console.log(posts.length === 0 ? 'No posts yet.' : formatTable(posts.map((post) => mapValues(post))))
}

function mapValues(post: object): Record<string, string> {
  return Object.fromEntries(Object.entries(post).map(([name, value]) => [name, value === null ? '' : String(value)]))
}
