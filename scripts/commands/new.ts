import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('new', {
  group: 'A site',
  says: 'makes a new tenant from the template, with placeholder photos, that builds at once',
  examples: ['new -- emma', 'new -- emma --invite her@example.com', 'new -- emma --city Perth --time-zone Australia/Perth --yes'],
})
  .argument('<slug>', 'a short name for folder and host: lower case, digits, hyphens')
  .option('--name <name>', 'the name that visitors see')
  .option('--city <city>', 'her home city')
  .option('--time-zone <zone>', 'its IANA time zone, such as Australia/Perth')
  .option('--email <address>', 'where requests are mailed to')
  .option('--layout <layout>', 'elegant, modern or minimal')
  .option('--invite <address>', 'sends her the way to set it up herself, on her phone; it stays closed until you approve it')
  .option('--yes', 'asks nothing', false)
  .action(async (slug, flags) => {
    const { newTenant } = await import('../new/new-tenant.ts')
    await newTenant(slug, flags)
  })

if (import.meta.main) await runCommand(command)
