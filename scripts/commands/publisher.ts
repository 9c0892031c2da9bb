import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('publisher', {
  group: 'A site',
  says: 'writes what companions publish into their folders, commits, builds and deploys; part of npm start and serve too',
  examples: ['publisher -- --once'],
  more: `Environment: DATABASE_URL; PUBLISH_PUSH=on pushes commits, PUBLISH_AUTHOR_HOST is the host of their addresses,
PUBLISH_DEPLOY=cloudflare uploads.`,
})
  .option('--once', 'publishes what waits now, and ends; without it, until Ctrl-C', false)
  .action(async ({ once }) => {
    const { publishOnce, publishUntilSignal } = await import('../publisher/run-publisher.ts')
    await (once ? publishOnce() : publishUntilSignal())
  })

if (import.meta.main) await runCommand(command)
