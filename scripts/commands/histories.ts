import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'
import { wholeNumber } from '../command-line/whole-number.ts'

export const command = declare('histories', {
  group: 'Quality',
  says: 'random lives of a diary against a plain model of it: what is offered is taken, and nothing else',
  more: 'Exit 1 with the seed of a life that differs.',
})
  .option('--count <count>', 'how many', wholeNumber(), 10_000)
  .option('--seed <number>', 'of the first', wholeNumber({ min: 0 }), 1)
  .action(async (options) => {
    const { histories } = await import('../histories/histories.ts')
    const { asRun } = await import('../test-support/begin-run.ts')
    await asRun('histories', () => histories(options))
  })

if (import.meta.main) await runCommand(command)
