import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('experiments', {
  group: 'Her business',
  says: 'the A/B tests: what they say, ending one, a link that shows a variant',
  examples: ['experiments -- list claire', 'experiments -- link claire hero-photo garden', 'experiments -- promote claire hero-photo'],
  more: 'Ending one edits her YAML: look at it, build, and commit.',
})

const deeds = () => import('../experiments/by-command.ts')

command
  .command('list')
  .description('each test with its counts and what they mean')
  .argument('[tenants...]', 'slugs; none: all')
  .action(async (tenants) => (await deeds()).list(tenants))
command
  .command('promote')
  .description('makes the winner, or this variant, the plain page')
  .argument('<tenant>', 'her slug')
  .argument('<test>', 'as list names it, such as hero-photo')
  .argument('[variant]', 'without it, the winner')
  .action(async (tenant, test, variant) => (await deeds()).end(tenant, test, variant))
command
  .command('stop')
  .description('ends the test and keeps the page as it is')
  .argument('<tenant>', 'her slug')
  .argument('<test>', 'as list names it')
  .action(async (tenant, test) => (await deeds()).end(tenant, test, 'control'))
command
  .command('link')
  .description('a link that shows the variant and counts nothing')
  .argument('<tenant>', 'her slug')
  .argument('<test>', 'as list names it')
  .argument('<variant>', 'which')
  .action(async (tenant, test, variant) => (await deeds()).link(tenant, test, variant))

if (import.meta.main) await runCommand(command)
