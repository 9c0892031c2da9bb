import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'
import { wholeNumber } from '../command-line/whole-number.ts'

export const command = declare('fuzz', {
  group: 'Quality',
  says: 'random inputs into every parser and every endpoint',
  more: 'Exit 1 if one throws, hangs or answers 5xx.',
})
  .option('--inputs <count>', 'how many', wholeNumber({ min: 100 }), 100_000)
  .option('--seed <number>', 'the same seed, the same inputs', wholeNumber({ min: 0 }), 1)
  .action(async (options) => {
    const { fuzz } = await import('../fuzz/fuzz.ts')
    await fuzz(options)
  })

if (import.meta.main) await runCommand(command)
