import type { ISql } from 'postgres'

/** Times that are held or taken between two moments, with the free time after each; nothing of whose they are. */
export async function selectHeldTimes(
  sql: ISql,
  tenantId: string,
  { from, to }: { from: Date; to: Date },
): Promise<{ from: Date; to: Date }[]> {
  return sql<{ from: Date; to: Date }[]>`
    select lower(t.during) as "from", upper(t.during) as "to"
    from taken_times t
    left join bookings b using (tenant_id, booking_id)
    where t.tenant_id = ${tenantId} and t.during && tstzrange(${from}, ${to})
      and case
        when t.kind = 'own' then true
        when t.kind in ('offer', 'wish') then b.hold_expires_at > now()
        when b.status = 'pending' then is_hold_alive(b.held_until, b.hold_expires_at)
        else true
      end
    order by 1
  `
}
