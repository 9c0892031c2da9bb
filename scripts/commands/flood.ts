import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'
import { wholeNumber } from '../command-line/whole-number.ts'

export const command = declare('flood', {
  group: 'Quality',
  says: 'floods a platform of its own from this machine: holds, mails, what she sees, and what one action of hers leaves',
  more: 'On loopback, and for two minutes at most. Exit 1 if a flood took more than its limits.',
})
  .option('--requests <count>', 'of each kind', wholeNumber({ max: 500 }), 60)
  .action(async (options) => {
    const { flood } = await import('../flood/flood.ts')
    await flood(options)
  })

if (import.meta.main) await runCommand(command)
