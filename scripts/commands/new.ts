import { declare } from '../command-line/declare.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('new', {
  group: 'A site',
  says: 'asks for what a new tenant needs, makes it from the template or an existing site, and builds it',
  examples: [
    'new',
    'new -- emma',
    'new -- emma --invite her@example.com',
    'new -- emma --name Emma --city Perth --email emma@example.com --layout modern',
    'new -- emma --city London --country GB --yes',
    'new -- emma --from ~/old-site --city Perth',
    'new -- emma --from https://emma.example --city Perth --email emma@example.com',
  ],
  more: 'In a terminal it asks for what no option says. Elsewhere slug, name, city and email have to be there, or --yes: else nothing is made, exit 2.',
})
  .argument('[slug]', 'a short name for folder and host: lower case, digits, hyphens')
  .option('--name <name>', 'the name that visitors see')
  .option('--city <city>', 'her home city, which the time zone comes from')
  .option('--time-zone <zone>', 'its IANA time zone, such as Australia/Perth, where the city is not known or there are several')
  .option('--country <country>', 'its name or two letters (default: that of the city)')
  .option('--currency <currency>', 'of her prices, such as AUD (default: that of the country)')
  .option('--email <address>', 'where requests are mailed to')
  .option('--layout <layout>', 'elegant, modern or minimal')
  .option('--invite <address>', 'sends her the way to set it up herself, on her phone; it stays closed until you approve it')
  .option('--from <site>', 'its words and photos, as a folder (HTML, Markdown, photos) or an https:// address')
  .option('--yes', 'asks nothing: what no option says is as it is proposed', false)
  .action(async (slug, flags) => {
    const { newTenant } = await import('../new/new-tenant.ts')
    await newTenant(slug, flags)
  })

if (import.meta.main) await runCommand(command)
