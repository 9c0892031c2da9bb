import type { Sql } from 'postgres'
import { acrossTenants } from './across-tenants.ts'

/** Copies the source of visits that were counted after their request. */
export async function attributeBookings(sql: Sql): Promise<number> {
  return acrossTenants(sql, 'companion_ingest', async (tx) => {
    const [row] = await tx<[{ count: number }]>`select attribute_bookings() as count`
    return row.count
  })
}
