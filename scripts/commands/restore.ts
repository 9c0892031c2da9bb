import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('restore', {
  group: 'Production',
  says: 'writes a back-up into a new DATA_DIR',
  examples: ['restore -- backup.tar.gz --secrets secrets.json'],
  more: 'Environment: DATA_DIR, a folder that is not there yet.',
})
  .argument('<file>', 'what npm run backup has written')
  .option('--secrets <file>', 'the secrets.json that belongs to it, which no back-up holds')
  .option('--key <file>', 'the key to a sealed one, which npm run backup -- --new-key has written')
  .action(async (file, options) => {
    const { restore } = await import('../backup/restore.ts')
    await restore(file, options)
  })

if (import.meta.main) await runCommand(command)
