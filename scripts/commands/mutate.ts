import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('mutate', {
  group: 'Quality',
  says: 'breaks load-bearing lines one by one and runs the tests that should notice',
  examples: ['mutate -- --only edge/site/bookings --stackless'],
  more: 'Exit 1 if fewer than 85% are noticed.',
})
  .option('--only <start>', 'only files whose path begins so', '')
  .option('--stackless', 'without those whose tests need a server or a browser', false)
  .action(async (options) => {
    const { mutate } = await import('../mutate/mutate.ts')
    await mutate(options)
  })

if (import.meta.main) await runCommand(command)
