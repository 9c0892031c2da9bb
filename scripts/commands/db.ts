import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('db', {
  group: 'Data and people',
  says: 'the embedded PostgreSQL of DATA_DIR: starts it, stops it, says its address, asks it',
  examples: ['db -- query "table tenants"'],
})

const deeds = () => import('../database/commands.ts')

command
  .command('start')
  .description('starts it, and leaves it running')
  .action(async () => (await deeds()).start())
command
  .command('stop')
  .description('stops it')
  .action(async () => (await deeds()).stop())
command
  .command('url')
  .description('its address, for psql or DATABASE_URL; starts it')
  .action(async () => (await deeds()).tellUrl())
command
  .command('query')
  .description('a table of what a query answers; it runs as the owner, so it may change anything')
  .argument('<sql...>', 'the query')
  .action(async (words) => (await deeds()).query(words.join(' ')))

if (import.meta.main) await runCommand(command)
