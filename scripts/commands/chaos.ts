import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'
import { numberAbove, wholeNumber } from '../command-line/whole-number.ts'

export const command = declare('chaos', {
  group: 'Quality',
  says: 'clients book while the runtime is killed with -9 and Postgres is stopped and started at random',
  examples: ['chaos -- --minutes 10', 'chaos -- publisher --kills 200'],
  more: "Exit 1 if an acknowledged booking is lost or doubled, two overlap, a 409 was false, or a client's words lie about.",
})
  .option('--minutes <count>', 'for how long', numberAbove(0), 1)
  .option('--clients <count>', 'how many book at once', wholeNumber(), 12)
  .option('--seed <number>', 'the same seed, the same faults', wholeNumber(), 1)
  .action(async (options) => {
    const { chaos } = await import('../chaos/chaos.ts')
    await chaos(options)
  })

command
  .command('publisher')
  .description('a publisher is killed at random moments; exit 1 if a site is not whole, or a change is not live and committed once')
  .option('--kills <count>', 'how often', wholeNumber(), 200)
  .option('--seed <number>', 'the same seed, the same moments', wholeNumber(), 1)
  .action(async (options) => {
    const { chaosPublisher } = await import('../chaos/chaos-publisher.ts')
    const { text, isWell } = await chaosPublisher(options)
    console.log(text)
    process.exit(isWell ? 0 : 1)
  })

if (import.meta.main) await runCommand(command)
