import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('check-tenant', {
  group: 'A site',
  says: 'checks the files of tenants as a build does, and builds nothing',
  examples: ['check-tenant -- claire', 'check-tenant -- --short'],
  more: 'Exit 1 if there is a problem. In VS Code it is the task "check tenants", which lists the problems where they are.',
})
  .argument('[tenants...]', 'slugs; none: all')
  .option('--short', 'a line for each problem, as editors read them', false)
  .action(async (tenants, options) => {
    const { checkTenants } = await import('../check-tenant/check-tenants.ts')
    await checkTenants(tenants, options)
  })

if (import.meta.main) await runCommand(command)
