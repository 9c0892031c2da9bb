import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import * as z from 'zod'
import { blockByCommand, freeByCommand, listOwnTimes, ownTimeRow } from '../diary/commands.ts'
import { enterByCommand } from '../diary/enter-by-command.ts'
import { openDayByCommand } from '../diary/open-day.ts'
import { setHoursByCommand, tellHours } from '../diary/rule-commands.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { answer } from './answer.ts'
import type { ServerOptions } from './create-server.ts'
import { tenant } from './tenant-argument.ts'

const local = z.string().describe('Clock time of the place she is in that day, e.g. "2026-12-24T19:00"')

/** What a companion has blocked for herself, her week, and behind the flag for writing the ways to change both. */
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
  registerHours(server, { root, allowsWrites })
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
  registerEntry(server, root)
}

function registerEntry(server: McpServer, root: string): void {
  server.registerTool(
    'enter_appointment',
    {
      description: 'Enters what a companion agreed by phone or text, without its client: nobody else can ask for its time',
      inputSchema: {
        tenant,
        service: z.string().describe('What it is, e.g. "Dinner"'),
        at: local,
        hours: z.string().describe('Full or half hours, e.g. "2.5"'),
        city: z.string().optional().describe('Where; absent: at home'),
        price: z.string().optional().describe('A whole amount in her currency'),
      },
      annotations: { destructiveHint: false },
    },
    ({ tenant: slug, ...asked }) =>
      answer(() => withDatabase(root, (sql) => enterByCommand({ sql, tenant: slug, now: new Date() }, asked))),
  )
}

/** Her week: what `npm run diary -- hours` does. */
function registerHours(server: McpServer, { root, allowsWrites }: Pick<ServerOptions, 'root' | 'allowsWrites'>): void {
  server.registerTool(
    'weekly_hours',
    {
      description: 'When clients can begin a booking with a companion, her week in a line',
      inputSchema: { tenant },
      annotations: { readOnlyHint: true },
    },
    ({ tenant: slug }) => answer(() => withDatabase(root, (sql) => tellHours({ sql, tenant: slug, now: new Date() }))),
  )
  if (!allowsWrites) return
  server.registerTool(
    'set_weekly_hours',
    {
      description:
        'Sets when clients can begin a booking with a companion, for every week; single days, notice and free time between bookings stay',
      inputSchema: {
        tenant,
        week: z.string().describe('e.g. "mon-thu 10:00-23:00; fri,sat 20:00-02:00"; a day that is not named is closed'),
      },
      annotations: { destructiveHint: true },
    },
    ({ tenant: slug, week }) =>
      answer(() => withDatabase(root, (sql) => setHoursByCommand({ sql, tenant: slug, now: new Date() }, { week }))),
  )
  server.registerTool(
    'open_day',
    {
      description: 'Gives one day of a companion hours of its own, in the place of those of its weekday',
      inputSchema: {
        tenant,
        day: z.string().describe('e.g. "2026-12-24"'),
        hours: z.string().optional().describe('e.g. "10:00-14:00 20:00-02:00"; absent: those of its weekday again'),
      },
      annotations: { destructiveHint: true },
    },
    ({ tenant: slug, ...asked }) =>
      answer(() => withDatabase(root, (sql) => openDayByCommand({ sql, tenant: slug, now: new Date() }, asked))),
  )
}
