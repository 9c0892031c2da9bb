import type { Sql } from 'postgres'
import { layBlock, selectBlock, selectBlocksToLay, selectTenantsToLay } from '../../../db/queries/time-blocks.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { BOOKING_ADVANCE_DAYS_MAX } from '../../../tenants/contract/limits.ts'
import { expandBlock } from './expand-block.ts'

const DAY_MS = 86_400_000

/** Until when the times of a block that repeats are written: further than anybody can book, by a month of nights on which this did not run. */
export const laidUntil = (now: Date): Date => new Date(now.getTime() + (BOOKING_ADVANCE_DAYS_MAX + 31) * DAY_MS)

/** Every night: what repeats goes on, as far ahead as anybody can book. */
export async function layBlocks(sql: Sql, now: Date): Promise<void> {
  const soon = new Date(now.getTime() + (BOOKING_ADVANCE_DAYS_MAX + 2) * DAY_MS)
  for (const tenantId of await selectTenantsToLay(sql, soon))
    await withTenant(sql, { tenantId, role: 'companion_ingest' }, async (tx) => {
      for (const { blockId, laidUntil: from } of await selectBlocksToLay(tx, tenantId, soon)) {
        const block = await selectBlock(tx, tenantId, blockId)
        if (!block) continue
        const until = laidUntil(now)
        const times = expandBlock(block, { from: from.getTime(), until: until.getTime() })
        await layBlock(tx, tenantId, { blockId, times, laidUntil: until })
      }
    })
}
