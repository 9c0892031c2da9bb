import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'
import { wholeNumber } from '../command-line/whole-number.ts'

export const command = declare('budget', {
  group: 'Quality',
  says: 'weighs every page, asks Lighthouse, and taps where there is most to do',
  examples: ['budget -- --bytes', 'budget -- --only "claire /gallery" --runs 3', 'budget -- app --only requests'],
  more: 'Exit 1 over budget.',
})
  .option('--bytes', 'without Lighthouse and taps', false)
  .option('--runs <count>', 'of each, of which the median counts', wholeNumber(), 1)
  .option('--only <part>', "of a page's or a tap's name", '')
  .action(async (options) => {
    const { budgetSites } = await import('../budget/run-budget.ts')
    const { asRun } = await import('../test-support/begin-run.ts')
    await asRun('budget', () => budgetSites(options))
  })

command
  .command('app')
  .description('every screen of her app in Lighthouse, and the taps that matter; exit 1 if a target is missed, by how much')
  .option('--runs <count>', 'of each, of which the median counts', wholeNumber(), 1)
  .option('--only <part>', "of a screen's or a tap's name", '')
  .action(async (options) => {
    const { budgetApp } = await import('../budget/run-budget.ts')
    const { asRun } = await import('../test-support/begin-run.ts')
    await asRun('budget', () => budgetApp(options))
  })

if (import.meta.main) await runCommand(command)
