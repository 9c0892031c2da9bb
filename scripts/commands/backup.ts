import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('backup', {
  group: 'Production',
  says: 'writes all that DATA_DIR keeps into one file, while everything runs',
  examples: ['backup -- --out backup.tar.gz'],
})
  .option('--out <file>', 'where to (default: a name with the time, here)')
  .action(async (options) => {
    const { backUp } = await import('../backup/back-up.ts')
    await backUp(options)
  })

if (import.meta.main) await runCommand(command)
