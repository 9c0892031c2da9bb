import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('changes', {
  group: 'A site',
  says: 'what has been changed on a site, by her phone or a developer; publishing one field; taking one back; opening a new site',
  examples: [
    'changes -- list claire',
    'changes -- apply claire content.yaml services/dinner/price --value 1400',
    'changes -- apply claire content.yaml services#order --value "[theatre, dinner, weekend, travel]"',
    'changes -- apply claire about.md --text-of new-about.md',
    'changes -- approve emma',
  ],
  more: 'It is npm start, serve or npm run publisher that publishes. Exit 1 if nothing was done, or it was refused.',
})

const deeds = () => import('../changes/by-command.ts')

command
  .command('list')
  .description('what has been changed, is on its way, or is drafted')
  .argument('<tenant>', 'her slug')
  .action(async (tenant) => (await deeds()).listByCommand(tenant))
command
  .command('show')
  .description('one change whole, and what became of it')
  .argument('<tenant>', 'her slug')
  .argument('<change>', 'as list names it')
  .action(async (tenant, change) => (await deeds()).showByCommand(tenant, change))
command
  .command('apply')
  .description('publishes a field as a developer')
  .argument('<tenant>', 'her slug')
  .argument('<file>', 'of her folder, such as content.yaml')
  .argument('[path]', 'in it, such as services/dinner/price', '')
  .option('--value <YAML>', 'what it becomes')
  .option('--text-of <file>', 'or the text of a file')
  .option('--remove', 'or nothing: it is taken out', false)
  .option('--draft', 'leaves it to her to publish', false)
  .option('--no-wait', 'does not wait for its end, a minute at most')
  .action(async (tenant, file, path, options) => (await deeds()).applyByCommand(tenant, { file, path }, options))
command
  .command('revert')
  .description('takes back what is live')
  .argument('<tenant>', 'her slug')
  .argument('<change>', 'as list names it')
  .option('--together', 'and all that was published with it', false)
  .option('--no-wait', 'does not wait for its end, a minute at most')
  .action(async (tenant, change, options) => (await deeds()).revertByCommand(tenant, change, options))

command
  .command('approve')
  .description('opens the site of a new companion who has set it up and said that it is ready')
  .argument('<tenant>', 'her slug')
  .option('--no-wait', 'does not wait for its end, a minute at most')
  .action(async (tenant, options) => (await deeds()).approveByCommand(tenant, options))

if (import.meta.main) await runCommand(command)
