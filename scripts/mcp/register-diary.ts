import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import * as z from 'zod'
import { blockByCommand, freeByCommand, listOwnTimes, ownTimeRow } from '../diary/commands.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { answer } from './answer.ts'
import type { ServerOptions } from './create-server.ts'

const tenant = z.string().describe('Slug of a tenant, e.g. "claire"; list_tenants gives them')
const local = z.string().describe('Clock time of the place she is in that day, e.g. "2026-12-24T19:00"')

/** What a companion has blocked for herself, and behind the flag for writing the way to block and to free. */
export function registerDiary(server: McpServer, { root, allowsWrites }: ServerOptions): void {
  const day = z.string().optional()
  server.registerTool(
    'list_blocked_times',
    {
      description: 'Times that a companion has blocked for herself, by the clocks of their places',
      inputSchema: { tenant, from: day.describe('First day; absent: today'), to: day.describe('Last day; absent: four weeks later') },
      annotations: { readOnlyHint: true },
    },
    ({ tenant: slug, ...days }) =>
      answer(() => withDatabase(root, async (sql) => (await listOwnTimes({ sql, tenant: slug, now: new Date() }, days)).map(ownTimeRow))),
  )
  if (!allowsWrites) return
  server.registerTool(
    'block_time',
    {
      description: 'Blocks a time of a companion: nobody can ask for it. Asks first what becomes of requests that wait in it',
      inputSchema: {
        tenant,
        from: local,
        to: local,
        repeat: z.string().optional().describe('daily, weekly, fortnightly, monthly or an RRULE of RFC 5545; absent: once'),
        until: z.string().optional().describe('Last day on which it may begin again'),
        meeting: z.enum(['keep', 'decline']).optional().describe('Requests that wait in it; declining mails each client two minutes later'),
      },
      annotations: { destructiveHint: true },
    },
    ({ tenant: slug, ...asked }) =>
      answer(() => withDatabase(root, (sql) => blockByCommand({ sql, tenant: slug, now: new Date() }, asked))),
  )
  server.registerTool(
    'free_time',
    {
      description: 'Frees what a companion has blocked: all of a block that is still to come, or one time of it',
      inputSchema: { tenant, block: z.string().describe('Id of the block; list_blocked_times gives it'), at: local.optional() },
      annotations: { destructiveHint: true },
    },
    ({ tenant: slug, ...asked }) => answer(() => withDatabase(root, (sql) => freeByCommand({ sql, tenant: slug, now: new Date() }, asked))),
  )
}
