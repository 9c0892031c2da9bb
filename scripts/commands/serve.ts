import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('serve', {
  group: 'Every day',
  says: 'what npm start runs, without watching; --production: real hosts and mails behind a proxy',
  examples: ['start', 'start -- claire', 'serve -- --production'],
  more: 'Environment: PORT, DATA_DIR, DATABASE_URL, SMTP_URL, PUBLISHER=off; docs/one-machine.md has them all.',
})
  .argument('[tenants...]', 'slugs of the sites to build and watch, others are served as they were last built; none: all')
  .option('--port <number>', 'where it answers (default: PORT, or 8787)')
  .option('--no-watch', 'a saved file changes nothing')
  .option('--production', 'for visitors from outside: needs SMTP_URL, and a proxy before it', false)
  .action(async (only, options) => {
    const { serve } = await import('../serve/serve.ts')
    await serve({ ...options, only })
  })

if (import.meta.main) await runCommand(command)
