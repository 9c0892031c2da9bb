import type { Sql } from 'postgres'
import { selectVersionedRules } from './booking-rules.ts'

/** A tenant of the stack of all tests whose rules a test changes: no other one does meanwhile, and they are as before when it gives them back. */
export async function borrowRules(sql: Sql, slug: string) {
  const held = await sql.reserve()
  await held`select pg_advisory_lock(hashtext(${`rules of ${slug}`}))`
  const known = async () => {
    const found = await selectVersionedRules(sql, slug)
    if (!found) throw new Error(`The rules of ${slug} were not written.`)
    return found
  }
  const text = JSON.stringify((await known()).rules)
  const giveBack = async () => {
    await sql`update tenants set booking_rules = ${text}::text::jsonb, rules_version = rules_version + 1 where tenant_id = ${slug}`
    await sql`select write_locations(${slug}::text, ${text}::text::jsonb)`
    await sql`delete from rule_changes where tenant_id = ${slug}`
    await held`select pg_advisory_unlock(hashtext(${`rules of ${slug}`}))`
    held.release()
  }
  return { known, giveBack }
}
