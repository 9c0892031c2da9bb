import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('rollback', {
  group: 'Production',
  says: 'puts the version before live again at once, on Cloudflare',
  examples: ['rollback -- claire', 'rollback -- platform --dry-run'],
})
  .argument('<worker>', 'a slug, or "platform"')
  .option('--dry-run', 'says what it would run', false)
  .action(async (worker, options) => {
    const { rollBack } = await import('../deploy/roll-back.ts')
    await rollBack(worker, options)
  })

if (import.meta.main) await runCommand(command)
