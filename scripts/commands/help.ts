import { declare } from '../command-line/declare.ts'
import { ROOT } from '../command-line/root.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('help', {
  group: 'Every day',
  says: 'lists every command',
})
  .option('--write', 'writes docs/commands.md and the list of the README instead', false)
  .action(async ({ write }) => {
    const { loadCommands } = await import('../command-line/load-commands.ts')
    const commands = [...(await loadCommands(ROOT)).values()]
    if (write) {
      const { writeCommandDocs } = await import('../command-line/write-command-docs.ts')
      await writeCommandDocs(ROOT, commands)
    } else {
      const { planListing } = await import('../command-line/plan-listing.ts')
      console.log(planListing(commands))
    }
  })

// Not awaited: this file is among those it lists, and an import of it waits for its end.
if (import.meta.main) void runCommand(command)
