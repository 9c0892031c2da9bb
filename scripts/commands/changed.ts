import { declare } from '../command-line/declare.ts'
import { ROOT } from '../command-line/root.ts'
import { runCommand } from '../command-line/run-command.ts'
import { wholeNumber } from '../command-line/whole-number.ts'

export const command = declare('changed', {
  group: 'Production',
  says: 'lists the tenants whose sites may differ from a revision of git, as JSON',
  examples: ['-s changed -- origin/main', '-s changed -- origin/main --batches 20'],
})
  .argument('<revision>', 'what git calls it')
  .option('--batches <count>', 'shares them out among so many machines at most', wholeNumber({ max: 256 }))
  .action(async (revision, { batches }) => {
    const { listChanged } = await import('../deploy/list-changed.ts')
    const { planBatches } = await import('../deploy/plan-batches.ts')
    const changed = await listChanged(ROOT, revision)
    console.log(JSON.stringify(batches === undefined ? changed : planBatches(changed, batches)))
  })

if (import.meta.main) await runCommand(command)
