import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'
import { numberAbove, wholeNumber } from '../command-line/whole-number.ts'

export const command = declare('trials', {
  group: 'Quality',
  says: "how often the verdict's rule is wrong, and how soon it is right, when somebody looks every day",
  more: 'Exit 1 if more than 5% of tests without a difference call a winner.',
})
  .option('--tests <count>', 'of each kind', wholeNumber(), 2000)
  .option('--days <count>', 'each lasts', wholeNumber(), 60)
  .option('--visitors <count>', 'a day', wholeNumber(), 30)
  .option('--rate <share>', 'who convert on the plain page', numberAbove(0), 0.05)
  .option('--better <share>', 'who convert on the better one', numberAbove(0), 0.1)
  .option('--seed <number>', 'the same seed, the same tests', wholeNumber(), 1)
  .action(async (options) => {
    const { trials } = await import('../trials/trials.ts')
    trials(options)
  })

if (import.meta.main) await runCommand(command)
