import type { Sql } from 'postgres'
import { changeRules, selectVersionedRules } from '../../db/queries/booking-rules.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'

/** Changes a companion's tour as her app does. */
export const setTour = (sql: Sql, tenantId: string, make: (tour: BookingRules['tour']) => BookingRules['tour']): Promise<void> =>
  withTenant(sql, { tenantId, role: 'companion_ingest' }, async (tx) => {
    const known = await selectVersionedRules(tx, tenantId)
    if (!known) throw new Error(`The rules of ${tenantId} were not written.`)
    const { rules: before, version } = known
    await changeRules(tx, tenantId, { version, before, after: { ...before, tour: make(before.tour) }, madeBy: 'companion' })
  })
