import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'
import { wholeNumber } from '../command-line/whole-number.ts'

export const command = declare('secrets', {
  group: 'Production',
  says: 'the secrets of DATA_DIR: which there are, and putting new ones in their place; values are never printed',
  examples: ['secrets -- list', 'secrets -- rotate KEY_SECRET', 'secrets -- settle'],
})

const deeds = () => import('../secrets/commands.ts')

command
  .command('list')
  .description('which there are, where, and what a change ends')
  .action(async () => (await deeds()).listSecrets())
command
  .command('rotate')
  .description('puts a new one in its place')
  .argument('<NAME>', 'such as KEY_SECRET')
  .action(async (name) => (await deeds()).rotateByCommand(name))
command
  .command('settle')
  .description('wraps every key of the running platform with the present ones, and says which old ones may go')
  .action(async () => (await deeds()).settleSecrets())
command
  .command('end-links')
  .description('ends links that the LINK_SECRET before signed')
  .action(async () => (await deeds()).endLinks())
command
  .command('drill')
  .description(
    'changes every secret of a platform of its own twice under load, and opens everything afterwards; exit 1 if something is lost',
  )
  .option('--bookings <count>', 'requests between the changes', wholeNumber({ max: 1000 }), 40)
  .action(async (options) => (await deeds()).drillSecrets(options))

if (import.meta.main) await runCommand(command)
