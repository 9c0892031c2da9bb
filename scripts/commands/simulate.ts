import { collect } from '../command-line/collect.ts'
import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'
import { wholeNumber } from '../command-line/whole-number.ts'

export const command = declare('simulate', {
  group: 'Quality',
  says: 'traffic of a known truth through the real Workers, with a virtual clock',
  examples: ['simulate -- --tenant claire --days 30 --effect garden=+60%'],
  more: 'It writes into .cache/simulated, which it empties first, or where DATA_DIR and DATABASE_URL say. Exit 1 if Postgres has counted anything else.',
})
  .option('--tenant <slug>', 'whose site', 'claire')
  .option('--days <count>', 'virtual days', wholeNumber(), 30)
  .option('--visitors <count>', 'a day', wholeNumber(), 40)
  .option('--rate <percent>', 'of them who ask for a booking', '5%')
  .option('--effect <variant=percent>', 'what a variant does to the rate, such as garden=+60%', collect, [])
  .option('--seed <number>', 'the same seed, the same visitors; their variants are drawn anew', wholeNumber(), 7)
  .action(async (options) => {
    const { simulate } = await import('../simulate/simulate.ts')
    await simulate(options)
  })

if (import.meta.main) await runCommand(command)
