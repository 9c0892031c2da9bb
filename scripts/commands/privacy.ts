import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('privacy', {
  group: 'Data and people',
  says: "all that is kept of a client, deleting it with a receipt, a tenant's whole site and data in one archive",
  examples: ['privacy -- export --tenant claire --email client@example.com', 'privacy -- archive --tenant claire --out claire.tar.gz'],
})

const deeds = () => import('../privacy/commands.ts')

command
  .command('export')
  .description('all that is kept of a client, as JSON')
  .requiredOption('--tenant <slug>', 'her slug')
  .option('--email <address>', 'the address of the client')
  .option('--reference <reference>', 'or a request of the client')
  .action(async (options) => (await deeds()).exportByCommand(options))
command
  .command('erase')
  .description('deletes it, with a receipt')
  .requiredOption('--tenant <slug>', 'her slug')
  .option('--email <address>', 'the address of the client')
  .option('--reference <reference>', 'or a request of the client')
  .action(async (options) => (await deeds()).eraseByCommand(options))
command
  .command('archive')
  .description("a tenant's site, configuration and data")
  .requiredOption('--tenant <slug>', 'her slug')
  .option('--out <file>', 'where to (default: <slug>.tar.gz)')
  .action(async (options) => (await deeds()).archiveByCommand(options))

if (import.meta.main) await runCommand(command)
