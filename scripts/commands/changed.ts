import { declare } from '../command-line/declare.ts'
import { ROOT } from '../command-line/root.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('changed', {
  group: 'Production',
  says: 'lists the tenants whose sites may differ from a revision of git, as JSON',
  examples: ['-s changed -- origin/main'],
})
  .argument('<revision>', 'what git calls it')
  .action(async (revision) => {
    const { listChanged } = await import('../deploy/list-changed.ts')
    console.log(JSON.stringify(await listChanged(ROOT, revision)))
  })

if (import.meta.main) await runCommand(command)
