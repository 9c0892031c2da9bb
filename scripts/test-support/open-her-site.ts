import { inject } from 'vitest'
import { connect } from '../../db/connect.ts'
import { borrowSite } from '../../db/queries/borrow-site.ts'
import type { SiteSource } from '../../tenants/contract/site-fields.ts'
import { sampleSource } from './sample-source.ts'
import { signInAs } from './sign-in.ts'

/** A sample's site on the suite's stack, and its companion signed in, for the tests of one file: `close` gives it back as it was. */
export async function openHerSite(tenantId: Parameters<typeof sampleSource>[0]) {
  const sql = connect(inject('databaseUrl'))
  const cookie = await signInAs(tenantId, sql)
  const site = await borrowSite(sql, tenantId)
  return {
    sql,
    cookie,
    /** Nothing is drafted, and her folder says what the sample's says, but for these files. */
    begin: (files: SiteSource = {}) => site.begin({ ...sampleSource(tenantId), ...files }),
    close: async () => {
      await site.giveBack()
      await sql.end()
    },
  }
}
