import { declare } from '../command-line/declare.ts'
import { ROOT } from '../command-line/root.ts'
import { runCommand } from '../command-line/run-command.ts'

export const command = declare('invite', {
  group: 'A site',
  says: 'sends her first mail: a link that signs her in once, for a week',
  examples: ['invite -- claire'],
})
  .argument('<tenant>', 'her slug, the name of her folder in tenants/')
  .action(async (slug) => {
    const { expectTenants } = await import('../command-line/known-tenant.ts')
    await expectTenants(ROOT, [slug])
    const { insertInvitation } = await import('../../db/queries/insert-invitation.ts')
    const { INVITATION_DAYS } = await import('../../tenants/contract/limits.ts')
    const { withDatabase } = await import('../runtime/with-database.ts')
    const address = await withDatabase(ROOT, (sql) => insertInvitation(sql, slug))
    if (address === undefined) throw new Error(`There is no tenant "${slug}" in the database who could sign in. Run "npm run migrate".`)
    console.log(
      `The running platform invites ${address} within a minute. The link works once, for ${INVITATION_DAYS} days; one sent before no longer does.`,
    )
  })

if (import.meta.main) await runCommand(command)
