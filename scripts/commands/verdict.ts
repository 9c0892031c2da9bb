import { collect } from '../command-line/collect.ts'
import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'
import { numberAbove } from '../command-line/whole-number.ts'

export const command = declare('verdict', {
  group: 'Her business',
  says: 'what counts of an A/B test mean',
  examples: ['verdict -- --variant control:310:14 --variant garden:305:27 --days 20'],
})
  .requiredOption('--variant <name:exposures:conversions[:weight]>', 'one of at least two; the first is the plain page', collect)
  .option('--days <count>', 'how long it has run', numberAbove(-1))
  .option('--json', 'as JSON', false)
  .action(async (options) => {
    const { verdict } = await import('../verdict/verdict.ts')
    verdict(options)
  })

if (import.meta.main) await runCommand(command)
