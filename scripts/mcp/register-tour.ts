import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import * as z from 'zod'
import { addLegByCommand, cancelLegByCommand, tellTour } from '../diary/rule-commands.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { answer } from './answer.ts'
import type { ServerOptions } from './create-server.ts'
import { tenant } from './tenant-argument.ts'

const city = z.string().describe('e.g. "Perth"')

/** A companion's tour, and behind the flag for writing the ways to change it: what `npm run diary -- leg` does. */
export function registerTour(server: McpServer, { root, allowsWrites }: ServerOptions): void {
  server.registerTool(
    'tour',
    {
      description: 'Cities on a companion’s tour, with their days and clocks',
      inputSchema: { tenant },
      annotations: { readOnlyHint: true },
    },
    ({ tenant: slug }) => answer(() => withDatabase(root, (sql) => tellTour({ sql, tenant: slug, now: new Date() }))),
  )
  if (!allowsWrites) return
  server.registerTool(
    'add_leg',
    {
      description: 'Adds a city to a companion’s tour; her booking form has it at once',
      inputSchema: {
        tenant,
        city,
        from: z.string().describe('The day she arrives, e.g. "2027-01-20"'),
        to: z.string().describe('The day she leaves'),
        arrives: z.string().optional().describe('Earliest start on the first day, e.g. "15:00"'),
        leaves: z.string().optional().describe('Latest end on the last day, e.g. "11:00"'),
        only: z.enum(['incall', 'outcall']).optional(),
        note: z.string().optional().describe('A few words for her tour page'),
        timeZone: z.string().optional().describe('An IANA time zone, where the city is not on the list'),
      },
      annotations: { destructiveHint: true },
    },
    ({ tenant: slug, ...asked }) =>
      answer(() => withDatabase(root, (sql) => addLegByCommand({ sql, tenant: slug, now: new Date() }, asked))),
  )
  server.registerTool(
    'cancel_leg',
    {
      description: 'Takes a city off a companion’s tour, unless somebody would wait where she is not',
      inputSchema: { tenant, city, from: z.string().describe('The day she would arrive') },
      annotations: { destructiveHint: true },
    },
    ({ tenant: slug, ...asked }) =>
      answer(() => withDatabase(root, (sql) => cancelLegByCommand({ sql, tenant: slug, now: new Date() }, asked))),
  )
}
