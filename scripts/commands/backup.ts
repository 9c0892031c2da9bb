import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('backup', {
  group: 'Production',
  says: 'writes all that DATA_DIR keeps into one file, while everything runs',
  examples: ['backup -- --out backup.tar.gz', 'backup -- --new-key backup.key'],
  more: 'Environment: DATA_DIR; BACKUP_RECIPIENT, as --to.',
})
  .option('--out <file>', 'where to (default: a name with the time, here)')
  .option('--overwrite', 'takes the place of a file of that name', false)
  .option('--to <recipient>', 'seals it, so that only the keeper of a key can open it, who is elsewhere (default: BACKUP_RECIPIENT)')
  .option('--new-key <file>', 'makes such a key, says its recipient, and backs nothing up')
  .action(async ({ newKey, ...options }) => {
    const { backUp } = await import('../backup/back-up.ts')
    const { writeNewKey } = await import('../backup/write-new-key.ts')
    await (newKey === undefined ? backUp(options) : writeNewKey(newKey))
  })

if (import.meta.main) await runCommand(command)
