import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('social', {
  group: 'Her business',
  says: 'figures of posts, joined to visits and requests by utm_campaign',
  examples: ['social -- import posts.csv --tenant claire', 'social -- list --tenant claire'],
})

command
  .command('import')
  .description('takes them from a file, which has the columns platform, post_id, measured_on')
  .argument('<file>', 'FILE.csv or FILE.json; optional columns: posted_at, url, utm_campaign, impressions, likes, comments, shares, clicks')
  .requiredOption('--tenant <slug>', 'her slug')
  .option('--platform <name>', 'where the file has no such column, such as bluesky')
  .action(async (file, options) => (await import('../social/commands.ts')).importPosts(file, options))
command
  .command('list')
  .description('each post with the visits and requests its campaign brought')
  .requiredOption('--tenant <slug>', 'her slug')
  .action(async (options) => (await import('../social/commands.ts')).listPosts(options))

if (import.meta.main) await runCommand(command)
