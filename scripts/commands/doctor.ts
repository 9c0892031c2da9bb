import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('doctor', {
  group: 'Every day',
  says: 'looks at what the platform needs here, and says how to mend what is not right',
  examples: ['doctor', 'doctor -- --mail-to me@example.com'],
  more: 'Node, disk, port, clock, database, secrets, mail server, own domains; nothing is changed. Exit 1 if something is wrong.',
})
  .option('--mail-to <address>', 'sends one mail there through SMTP_URL')
  .action(async (options) => {
    const { examine } = await import('../doctor/doctor.ts')
    await examine(options)
  })

if (import.meta.main) await runCommand(command)
