import type { ISql } from 'postgres'

/** What was done before a first meeting; no payment is made here. */
export interface BookingStep {
  /** Made with the form: a form that is sent twice is one step. */
  stepId: string
  kind: 'screening' | 'deposit'
  amountCents: number | null
  reference: string | null
  /** A day, e.g. 2026-12-04. */
  doneOn: string
}

export async function selectSteps(sql: ISql, tenantId: string, reference: string): Promise<BookingStep[]> {
  return (await selectStepsOf(sql, tenantId, [reference])).get(reference) ?? []
}

/** Of several requests, by their references; those without a step are not in the map. */
export async function selectStepsOf(sql: ISql, tenantId: string, references: readonly string[]): Promise<Map<string, BookingStep[]>> {
  const rows = await sql<(BookingStep & { request: string })[]>`
    select b.reference as request, s.step_id as "stepId", s.kind, s.amount_cents as "amountCents", s.reference, s.done_on::text as "doneOn"
    from booking_steps s
    join bookings b using (tenant_id, booking_id)
    where s.tenant_id = ${tenantId} and b.reference = any (string_to_array(${references.join(' ')}::text, ' '))
    order by s.done_on, s.recorded_at, s.step_id
  `
  const byRequest = Map.groupBy(rows, ({ request }) => request)
  return new Map([...byRequest].map(([request, of]) => [request, of.map(({ request: _, ...step }) => step)]))
}

/** Notes a screening or a deposit, once. Returns whether there is such a booking. */
export async function insertStep(
  sql: ISql,
  tenantId: string,
  { reference, step }: { reference: string; step: BookingStep },
): Promise<boolean> {
  const [found] = await sql<
    { booking_id: string }[]
  >`select booking_id from bookings where tenant_id = ${tenantId} and reference = ${reference}`
  if (!found) return false
  await sql`
    insert into booking_steps (tenant_id, booking_id, step_id, kind, amount_cents, reference, done_on, recorded_by)
    values (
      ${tenantId}, ${found.booking_id}, ${step.stepId}, ${step.kind}, ${step.amountCents}, ${step.reference}, ${step.doneOn}, 'companion'
    )
    on conflict do nothing
  `
  return true
}

/** Takes back what was noted. Returns whether it was there. */
export async function deleteStep(
  sql: ISql,
  tenantId: string,
  { reference, stepId }: { reference: string; stepId: string },
): Promise<boolean> {
  const rows = await sql`
    delete from booking_steps s using bookings b
    where s.tenant_id = ${tenantId} and s.step_id = ${stepId} and b.tenant_id = s.tenant_id and b.booking_id = s.booking_id and b.reference = ${reference}
    returning 1
  `
  return rows.length > 0
}
