import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('dead-letters', {
  group: 'Data and people',
  says: 'events that Postgres refused, with the reason; counts them where they are taken now',
  examples: ['dead-letters -- list claire', 'dead-letters -- retry claire'],
})

command
  .command('list')
  .description('events that were refused, with the reason')
  .argument('<tenant>', 'her slug')
  .action(async (tenant) => (await import('../dead-letters/commands.ts')).listDead(tenant))
command
  .command('retry')
  .description('counts them, where they are taken now')
  .argument('<tenant>', 'her slug')
  .action(async (tenant) => (await import('../dead-letters/commands.ts')).retryDead(tenant))

if (import.meta.main) await runCommand(command)
