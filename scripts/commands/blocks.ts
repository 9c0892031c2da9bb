import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildPaths } from '../../sites/builder/paths.ts'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import { addBlock, listBlocks, removeBlock, undoByCommand } from '../blocks/commands.ts'
import { loadPlatformAddress } from '../runtime/ask-platform.ts'
import { withDatabase } from '../runtime/with-database.ts'

// npm run blocks -- list | add | remove | undo --tenant <slug> …

const USAGE = `Usage: npm run blocks -- list   --tenant <slug>                                                     clients she has blocked
       npm run blocks -- add    --tenant <slug> (--email <address> | --phone <number> | --reference <reference>)
       npm run blocks -- remove --tenant <slug> (--email <address> | --phone <number> | --reference <reference>)
       npm run blocks -- undo   --tenant <slug> (--network-of <reference> | --email-of <reference> | --unconfirmed <hours>) [--block] [--yes]
                                                                                    declines a flood of requests without a mail to anybody`

const root = path.resolve(import.meta.dirname, '../..')

const COMMANDS: Record<string, (asked: Parameters<typeof listBlocks>[0]) => Promise<string>> = {
  list: listBlocks,
  add: addBlock,
  remove: removeBlock,
  undo: undoByCommand,
}

try {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      tenant: text,
      email: text,
      phone: text,
      reference: text,
      'network-of': text,
      'email-of': text,
      unconfirmed: text,
      block: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
    },
  })
  const command = COMMANDS[positionals[0] ?? '']
  const { tenant } = values
  if (command === undefined || tenant === undefined) throw new Error(USAGE)
  if (!(await listTenants(buildPaths(root).tenants)).includes(tenant)) throw new Error(`There is no tenant "${tenant}".`)
  const platform = await loadPlatformAddress(root)
  console.log(await withDatabase(root, (sql) => command({ sql, tenant, values, platform })))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
