import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('licences', {
  group: 'Quality',
  says: 'lists the licences of all packages',
  more: 'Exit 1 where one is not allowed.',
}).action(async () => {
  const { tellLicences } = await import('../licences/tell-licences.ts')
  await tellLicences()
})

if (import.meta.main) await runCommand(command)
