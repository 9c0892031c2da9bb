import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('check', {
  group: 'Every day',
  says: 'the same as npm test',
  more: 'The last line counts what passed and failed. Exit 1 if anything failed.',
}).action(async () => {
  const { runChecks } = await import('../check/run-checks.ts')
  await runChecks()
})

if (import.meta.main) await runCommand(command)
