import path from 'node:path'
import { parseArgs } from 'node:util'
import { insertInvitation } from '../../db/queries/insert-invitation.ts'
import { INVITATION_DAYS } from '../../tenants/contract/limits.ts'
import { withDatabase } from '../runtime/with-database.ts'

// npm run invite -- <tenant>: her first mail, with a link that signs her in once; the running platform sends it.

const root = path.resolve(import.meta.dirname, '../..')
try {
  const [slug] = parseArgs({ allowPositionals: true }).positionals
  if (slug === undefined) throw new Error('Usage: npm run invite -- <tenant>')
  const address = await withDatabase(root, (sql) => insertInvitation(sql, slug))
  if (address === undefined) throw new Error(`There is no tenant "${slug}" in the database who could sign in. Run "npm run migrate".`)
  console.log(
    `The running platform invites ${address} within a minute. The link works once, for ${INVITATION_DAYS} days; one sent before no longer does.`,
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
