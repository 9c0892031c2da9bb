import { declare } from '../command-line/declare.ts'
import { expectTenants } from '../command-line/known-tenant.ts'
import { ROOT } from '../command-line/root.ts'
import { runCommand } from '../command-line/run-command.ts'

type Commands = typeof import('../blocks/commands.ts')
type Values = Parameters<Commands['listBlocks']>[0]['values']

export const command = declare('blocks', {
  group: 'Data and people',
  says: 'whom she has blocked, with undo; a flood of requests declined without a mail to anybody',
  examples: ['blocks -- list --tenant claire', 'blocks -- undo --tenant claire --unconfirmed 3 --yes'],
})

command
  .command('list')
  .description('clients she has blocked')
  .requiredOption('--tenant <slug>', 'her slug')
  .action(({ tenant }) => run('listBlocks', tenant, {}))

for (const [verb, deed, says] of [
  ['add', 'addBlock', 'blocks a client, named by one of these'],
  ['remove', 'removeBlock', 'lets a client ask again, named by one of these'],
] as const)
  command
    .command(verb)
    .description(says)
    .requiredOption('--tenant <slug>', 'her slug')
    .option('--email <address>', 'the address of the client')
    .option('--phone <number>', 'the number of the client')
    .option('--reference <reference>', 'a request of the client')
    .action(({ tenant, ...client }) => run(deed, tenant, client))

command
  .command('undo')
  .description('declines a flood of requests without a mail to anybody; without --yes it shows which')
  .requiredOption('--tenant <slug>', 'her slug')
  .option('--network-of <reference>', 'all from the network of this request')
  .option('--email-of <reference>', 'all from the address of this request')
  .option('--unconfirmed <hours>', 'all of so many hours whose address is not confirmed')
  .option('--block', 'blocks their clients too')
  .option('--yes', 'does it')
  .action(({ tenant, networkOf, emailOf, ...rest }) =>
    run('undoByCommand', tenant, { 'network-of': networkOf, 'email-of': emailOf, ...rest }),
  )

async function run(deed: keyof Commands, tenant: string, values: Partial<Values>): Promise<void> {
  await expectTenants(ROOT, [tenant])
  const commands = await import('../blocks/commands.ts')
  const { loadPlatformAddress } = await import('../runtime/ask-platform.ts')
  const { withDatabase } = await import('../runtime/with-database.ts')
  const platform = await loadPlatformAddress(ROOT)
  const asked = { tenant, platform, values: { block: false, yes: false, ...values } }
  console.log(await withDatabase(ROOT, (sql) => commands[deed]({ ...asked, sql })))
}

if (import.meta.main) await runCommand(command)
