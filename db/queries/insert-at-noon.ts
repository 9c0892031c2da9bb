import type { Sql } from 'postgres'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'

/** A tenant like Claire where it is about noon now, so that today is half over whenever a test runs. Who inserts it deletes it. */
export async function insertAtNoon(sql: Sql, slug: string): Promise<void> {
  const west = new Date().getUTCHours() - 12
  const timeZone = `Etc/GMT${west < 0 ? west : `+${west}`}`
  const [claire] = await sql<{ rules: BookingRules }[]>`select booking_rules as rules from tenants where tenant_id = 'claire'`
  if (!claire) throw new Error('There is no tenant to copy.')
  const openings = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '10:00', to: '22:00' }]
  const rules = { ...claire.rules, city: 'Noon', timeZone, tour: [], policy: { ...claire.rules.policy, openings, noticeHours: 0 } }
  const change = { tenant_id: slug, host: `${slug}.example.com`, time_zone: timeZone, city: 'Noon', booking_rules: rules }
  await sql`
    insert into tenants select (jsonb_populate_record(null::tenants, to_jsonb(t) || ${JSON.stringify(change)}::text::jsonb)).*
    from tenants t where tenant_id = 'claire'`
}
